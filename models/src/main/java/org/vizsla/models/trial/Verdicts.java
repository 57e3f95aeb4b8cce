package org.vizsla.models.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vizsla.graph.AtomicFile;
import org.vizsla.graph.VizslaException;
import org.vizsla.runtime.Quarantine;

/** How trials ended, one small file for each; a file that is damaged is none. */
final class Verdicts {
    private static final Pattern FORMAT = Pattern.compile("([A-Z_]{1,20}) ([0-9]{1,9})\n");
    private static final int LONGEST = 64;

    private final Path folder;

    Verdicts(Path folder) {
        this.folder = folder;
    }

    Optional<Quarantine.Result> find(String key) {
        Path file = folder.resolve(key);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
                return Optional.empty();
            }
            Matcher matcher = FORMAT.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            return matcher.matches()
                    ? Arrays.stream(Quarantine.Ending.values())
                            .filter(ending -> ending.name().equals(matcher.group(1)))
                            .map(ending -> new Quarantine.Result(ending, Integer.parseInt(matcher.group(2))))
                            .findFirst()
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Keeps a verdict; where the folder cannot be written, the model will be tried again. */
    void keep(String key, Quarantine.Result result) {
        String text = result.how() + " " + result.status() + "\n";
        try {
            AtomicFile.write(folder.resolve(key), text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (VizslaException readOnly) {
            // Nothing is lost but time.
        }
    }
}

package org.vizsla.cli.option;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vizsla.cli.terminal.UsageException;
import picocli.CommandLine.Option;

/** Where results go. */
public final class OutputOption {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the results; existing files are replaced. Default: ${DEFAULT-VALUE}.")
    private Path out;

    public OutputOption(String standard) {
        out = Path.of(standard);
    }

    /** The folder, which may not exist yet; refused at once if nothing can be written there. */
    public Path folder() {
        return checked(out);
    }

    /** A folder that results can go to, or are yet to be made. */
    static Path checked(Path out) {
        if (out.toString().isBlank()) {
            throw new UsageException("--out takes a folder, not an empty name");
        }
        Path place = out.toAbsolutePath().normalize();
        while (place != null && !Files.exists(place)) {
            place = place.getParent();
        }
        if (place != null && !Files.isDirectory(place)) {
            throw new UsageException(place + " is a file; give a folder with --out");
        }
        if (place != null) {
            tryIn(place);
        }
        return out;
    }

    private static void tryIn(Path place) {
        try {
            Files.delete(Files.createTempFile(place, ".vizsla-", ".tmp"));
        } catch (IOException e) {
            throw new UsageException(
                    e instanceof AccessDeniedException
                            ? "no permission to write to " + place + "; give another --out"
                            : "nothing can be written to " + place + "; give another --out");
        }
    }
}

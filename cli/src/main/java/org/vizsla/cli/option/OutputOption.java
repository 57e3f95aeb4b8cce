package org.vizsla.cli.option;

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

    /** The folder, which may not exist yet; refused at once if it cannot be written. */
    public Path folder() {
        return checked(out);
    }

    /** A folder that results can go to, or are yet to be made. */
    static Path checked(Path out) {
        if (out.toString().isBlank()) {
            throw new UsageException("--out takes a folder, not an empty name");
        }
        for (Path place = out.toAbsolutePath().normalize(); place != null; place = place.getParent()) {
            if (Files.isDirectory(place)) {
                if (!Files.isWritable(place)) {
                    throw new UsageException("no permission to write to " + place + "; give another --out");
                }
                return out;
            }
            if (Files.exists(place)) {
                throw new UsageException(place + " is a file; give a folder with --out");
            }
        }
        return out;
    }
}

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
            description = "Folder for the results; files of the same names are replaced. Default: ${DEFAULT-VALUE}.")
    private Path out;

    public OutputOption(String standard) {
        out = Path.of(standard);
    }

    /** The folder, which may not be there yet; refused at once where nothing can be written. */
    public Path folder() {
        if (out.toString().isBlank()) {
            throw new UsageException("--out takes a folder, and an empty name is none");
        }
        for (Path place = out.toAbsolutePath().normalize(); place != null; place = place.getParent()) {
            if (Files.isDirectory(place)) {
                if (!Files.isWritable(place)) {
                    throw new UsageException("there is no permission to write into " + place + "; give another --out");
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

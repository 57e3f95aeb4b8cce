package org.vizsla.cli.option;

import java.nio.file.Path;
import java.util.List;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.report.source.FileSources;
import picocli.CommandLine.Parameters;

/** The pictures that are explained. */
public final class PictureArguments {
    @Parameters(
            paramLabel = "IMAGE",
            arity = "1..*",
            description = "An image, a folder of images, or an .npy file (float32 [3,H,W] or [N,3,H,W], preprocessed).")
    private List<Path> paths = List.of();

    /** All of them, as {@link FileSources#in} finds them. */
    public FileSources sources(Path out) {
        return sources(paths, out);
    }

    /** The same for paths that another argument names. */
    public static FileSources sources(List<Path> paths, Path out) {
        if (paths.stream().anyMatch(path -> path.toString().isBlank())) {
            throw new UsageException("an image's name is empty");
        }
        return FileSources.in(paths, out);
    }
}

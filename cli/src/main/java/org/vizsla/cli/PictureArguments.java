package org.vizsla.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The pictures that are explained. */
final class PictureArguments {
    @Parameters(
            paramLabel = "PICTURE",
            arity = "1..*",
            description =
                    "A picture, a folder of pictures, or an .npy file (float32 [3,H,W] or [N,3,H,W], preprocessed).")
    private List<Path> paths = List.of();

    /** All of them, as {@link Sources#in} finds them. */
    Sources sources(Path out) {
        return Sources.in(paths, out);
    }
}

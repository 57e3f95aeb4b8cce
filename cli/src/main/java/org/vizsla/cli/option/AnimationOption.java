package org.vizsla.cli.option;

import org.vizsla.render.video.AnimationFormat;
import picocli.CommandLine.Option;

/** Which kind of file animations are. */
public final class AnimationOption {
    @Option(
            names = "--animation",
            paramLabel = "FORMAT",
            description =
                    "What animations are written as: gif, which everything shows, or mp4, a film of half to a fifth of the size that the"
                            + " page plays when asked. Default: ${DEFAULT-VALUE}.")
    private AnimationFormat format = AnimationFormat.GIF;

    /** The one that was chosen. */
    public AnimationFormat format() {
        return format;
    }
}

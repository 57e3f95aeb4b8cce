package org.vizsla.cli.option;

import org.vizsla.cli.terminal.UsageException;
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

    /**
     * The one that was chosen.
     *
     * @param frames how many there are
     * @param option by which a call asks for frames
     */
    public AnimationFormat format(int frames, String option) {
        if (frames == 0 && format != AnimationFormat.GIF) {
            throw new UsageException(
                    "--animation " + format + " is about an animation, of which there is none; give " + option + " N");
        }
        return format;
    }
}

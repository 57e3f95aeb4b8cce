package org.vizsla.render.evolution;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.vizsla.graph.AtomicFile;
import org.vizsla.graph.VizslaException;
import org.vizsla.render.Png;

/**
 * How the gradient picture of one target changes from stage to stage.
 *
 * @param className of the target, for the titles
 * @param frames in their order, all of one size
 */
public record Evolution(String className, List<EvolutionFrame> frames) {
    /** How long the student project showed each step. */
    public static final Duration FRAME_TIME = Duration.ofSeconds(1);

    /** More frames than this are thinned out evenly: nobody watches a thousand, and a browser has to keep them all in memory. */
    static final int MOST_FRAMES = 64;

    public Evolution {
        if (frames.isEmpty()) {
            throw new VizslaException("an evolution needs at least one frame");
        }
        BufferedImage first = frames.get(0).picture();
        for (EvolutionFrame frame : frames) {
            if (frame.picture().getWidth() != first.getWidth()
                    || frame.picture().getHeight() != first.getHeight()) {
                throw new VizslaException("the frames of an evolution must have one size, but '" + frame.label()
                        + "' differs from '" + frames.get(0).label() + "'");
            }
        }
        frames = thinned(frames);
    }

    /** Evenly spread frames, with the first and the last. */
    private static List<EvolutionFrame> thinned(List<EvolutionFrame> frames) {
        if (frames.size() <= MOST_FRAMES) {
            return List.copyOf(frames);
        }
        double step = (frames.size() - 1) / (double) (MOST_FRAMES - 1);
        return IntStream.range(0, MOST_FRAMES)
                .mapToObj(i -> frames.get((int) Math.round(i * step)))
                .toList();
    }

    /** The text next to each frame. */
    public List<FrameCaption> captions() {
        return frames.stream().map(EvolutionFrame::caption).toList();
    }

    /**
     * Writes or replaces an animated GIF: each frame under a title with class, label and probability, in an endless loop.
     *
     * @throws VizslaException if it cannot be written
     */
    public void writeGif(Path file, Duration frameTime) {
        List<BufferedImage> titled =
                frames.stream().map(frame -> TitleStrip.above(frame, className)).toList();
        AtomicFile.writeRepeatable(file, AnimatedGif.encode(titled, frameTime));
    }

    /**
     * Writes or replaces a PNG of all frames side by side, {@link FrameSheet#COLUMNS} in a row, without titles.
     *
     * @throws VizslaException if it cannot be written
     */
    public void writeSheet(Path file) {
        Png.write(
                file, FrameSheet.of(frames.stream().map(EvolutionFrame::picture).toList()));
    }
}

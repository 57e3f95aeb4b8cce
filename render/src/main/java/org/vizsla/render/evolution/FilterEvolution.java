package org.vizsla.render.evolution;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.vizsla.graph.AtomicFile;
import org.vizsla.graph.VizslaException;

/**
 * How the filters of a first layer change from stage to stage.
 *
 * @param title above all frames
 * @param labels what distinguishes each frame from the others, such as {@code step 3}
 * @param grids the filters of each stage, drawn; all of one size
 */
public record FilterEvolution(String title, List<String> labels, List<BufferedImage> grids) {
    public FilterEvolution {
        labels = List.copyOf(labels);
        grids = List.copyOf(grids);
        if (grids.isEmpty() || grids.size() != labels.size()) {
            throw new IllegalArgumentException(labels.size() + " labels for " + grids.size() + " frames");
        }
    }

    /**
     * Writes or replaces an animated GIF, in an endless loop.
     *
     * @throws VizslaException if it cannot be written
     */
    public void writeGif(Path file, Duration frameTime) {
        List<BufferedImage> titled = new ArrayList<>();
        for (int i = 0; i < grids.size(); i++) {
            titled.add(TitleStrip.above(grids.get(i), title, labels.get(i), ""));
        }
        AtomicFile.writeRepeatable(file, AnimatedGif.encode(titled, frameTime));
    }
}

package org.vizsla.render.evolution;

import java.awt.image.BufferedImage;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.vizsla.render.Drawing;
import org.vizsla.render.Enlargement;
import org.vizsla.render.GradientScale;
import org.vizsla.render.Notice;
import org.vizsla.render.Outline;
import org.vizsla.render.Planes;

/**
 * One stage of an evolution, already drawn.
 *
 * @param label what distinguishes it from the others, such as {@code step 3}
 * @param probability the target's, 0 to 1; NaN if the network's scores are not probabilities
 * @param score the target's; NaN where it is not shown
 * @param picture the coloured gradient, or a panel with the notice
 * @param notice why the gradient is not worth drawing
 * @param inside the share of the gradient's energy inside an object whose place is known, 0 to 1
 */
public record EvolutionFrame(
        String label,
        double probability,
        double score,
        BufferedImage picture,
        Optional<Notice> notice,
        OptionalDouble inside) {
    private static final int SMALLEST_SIDE = 200;

    /** A frame for an image without a known truth. */
    public EvolutionFrame(String label, double probability, BufferedImage picture, Optional<Notice> notice) {
        this(label, probability, Double.NaN, picture, notice, OptionalDouble.empty());
    }

    /** Draws a gradient on a scale of its own. */
    public static EvolutionFrame of(String label, double probability, Planes gradient, Optional<Notice> notice) {
        return of(label, probability, gradient, notice, GradientScale.shared(List.of(gradient)));
    }

    /**
     * Draws a gradient; a small one is enlarged by a whole number, so that a title fits above it.
     *
     * @param notice why it shows nothing, if so
     */
    public static EvolutionFrame of(
            String label, double probability, Planes gradient, Optional<Notice> notice, GradientScale scale) {
        int times = Enlargement.toReach(SMALLEST_SIDE, Math.min(gradient.width(), gradient.height()));
        BufferedImage picture = notice.isPresent()
                ? notice.get().panel(gradient.height() * times, gradient.width() * times)
                : Enlargement.of(Drawing.gradientColours(gradient, notice, scale), times);
        return new EvolutionFrame(label, probability, picture, notice);
    }

    /**
     * The frame with an outline of the object that the image is known to show, unless there is no gradient to see.
     *
     * @param region pixels of the gradient, counted row by row
     * @param width of the gradient
     * @param share of its energy in the region, 0 to 1
     */
    public EvolutionFrame around(BitSet region, int width, double share) {
        if (notice.isPresent()) {
            return this;
        }
        BitSet shown = Outline.enlarged(region, width, picture.getWidth() / width);
        return new EvolutionFrame(
                label, probability, score, Outline.around(picture, shown), notice, OptionalDouble.of(share));
    }

    /** The frame with the target's score, which is shown if there is no probability. */
    public EvolutionFrame withScore(double known) {
        return new EvolutionFrame(label, probability, known, picture, notice, inside);
    }

    /** The frame without its picture. */
    public FrameCaption caption() {
        return new FrameCaption(label, probability, score, notice.map(Notice::line), inside);
    }
}

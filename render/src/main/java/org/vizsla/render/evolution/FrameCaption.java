package org.vizsla.render.evolution;

import java.util.Optional;
import java.util.OptionalDouble;
import org.vizsla.render.Figure;

/**
 * The text next to a frame.
 *
 * @param label what distinguishes the frame from the others, such as {@code step 3}
 * @param probability the target's, 0 to 1; NaN if the network's scores are not probabilities
 * @param notice why there is no gradient to show, if so
 * @param score the target's; NaN where it is not shown
 * @param inside the share of the gradient's energy inside an object whose place is known, 0 to 1
 */
public record FrameCaption(
        String label, double probability, double score, Optional<String> notice, OptionalDouble inside) {
    /** A caption with the probability alone. */
    public FrameCaption(String label, double probability, Optional<String> notice, OptionalDouble inside) {
        this(label, probability, Double.NaN, notice, inside);
    }

    /** A caption for an image without a known truth. */
    public FrameCaption(String label, double probability, Optional<String> notice) {
        this(label, probability, notice, OptionalDouble.empty());
    }

    /** The probability in percent, or the score where there is none. */
    public String shown() {
        return Figure.of(probability, score);
    }
}

package org.vizsla.render.evolution;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is written beside a frame.
 *
 * @param label what tells the frame from the others, such as {@code step 3}
 * @param probability the target's, 0 to 1; not a number where the network's scores are none
 * @param notice why there is no gradient to see
 * @param inside the share of the gradient's energy inside an object whose place is known, 0 to 1
 */
public record FrameCaption(String label, double probability, Optional<String> notice, OptionalDouble inside) {
    /** A caption for an image without a known truth. */
    public FrameCaption(String label, double probability, Optional<String> notice) {
        this(label, probability, notice, OptionalDouble.empty());
    }
}

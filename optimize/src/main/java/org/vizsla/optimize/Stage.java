package org.vizsla.optimize;

import java.util.Optional;
import org.vizsla.explain.map.MapState;
import org.vizsla.graph.Tensor;

/**
 * The network at one point of a training.
 *
 * @param label what it is called, such as {@code step 3}
 * @param score the target's class score
 * @param probability the target's probability, 0 to 1
 * @param gradient of the target's score with respect to the image, {@code [1, C, H, W]}
 * @param state whether the gradient is worth drawing
 */
public record Stage(String label, float score, float probability, Tensor gradient, MapState state) {
    /** A stage, with the state of its gradient determined. */
    static Stage of(String label, float score, float probability, Tensor gradient) {
        return new Stage(label, score, probability, gradient, MapState.of(gradient));
    }

    /** Why the gradient is not worth drawing: it vanished, or is not finite. */
    public Optional<String> problem() {
        return switch (state) {
            case NOT_FINITE -> Optional.of("the gradient is not finite");
            case ZERO -> Optional.of("the gradient is zero everywhere");
            case VISIBLE, FLAT, CANCELLED, FLAT_SUM -> Optional.empty();
        };
    }
}

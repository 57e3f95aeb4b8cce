package org.vizsla.optimize;

import java.util.Optional;
import org.vizsla.explain.map.MapState;
import org.vizsla.graph.Tensor;

/**
 * The network after one step.
 *
 * @param step 0 for the pre-trained state
 * @param score the target's class score
 * @param probability the target's probability, 0 to 1
 * @param gradient of the target's score with respect to the image, {@code [1, C, H, W]}
 * @param state whether the gradient is worth drawing
 */
public record Stage(int step, float score, float probability, Tensor gradient, MapState state) {
    /** A stage, with the state of its gradient determined. */
    static Stage of(int step, float score, float probability, Tensor gradient) {
        return new Stage(step, score, probability, gradient, MapState.of(gradient));
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

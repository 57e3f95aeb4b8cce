package org.vizsla.optimize;

import java.util.Optional;
import org.vizsla.graph.Tensor;

/**
 * The network after one epoch.
 *
 * @param epoch 0 for the pre-trained state
 * @param score the target's class score
 * @param probability the target's probability, 0 to 1
 * @param gradient of the target's score with respect to the picture, {@code [1, C, H, W]}
 * @param problem why the gradient is not worth drawing: it vanished, or is not finite
 */
public record Stage(int epoch, float score, float probability, Tensor gradient, Optional<String> problem) {
    /** A stage whose gradient has been looked at. */
    static Stage of(int epoch, float score, float probability, Tensor gradient) {
        boolean zero = true;
        for (float value : gradient.floats()) {
            if (!Float.isFinite(value)) {
                return new Stage(epoch, score, probability, gradient, Optional.of("the gradient is not finite"));
            }
            zero &= value == 0;
        }
        Optional<String> problem = zero ? Optional.of("the gradient is zero everywhere") : Optional.empty();
        return new Stage(epoch, score, probability, gradient, problem);
    }
}

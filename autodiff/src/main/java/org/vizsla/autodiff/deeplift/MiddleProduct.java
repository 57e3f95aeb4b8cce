package org.vizsla.autodiff.deeplift;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.BackwardRule;
import org.vizsla.autodiff.Step;

/**
 * The rule for products: {@code x z - x_ref z_ref = (x - x_ref) (z + z_ref) / 2 + (z - z_ref) (x + x_ref) / 2}, so each factor's derivative is taken
 * at the midpoint of the other.
 */
record MiddleProduct(Reference reference) implements BackwardRule {
    @Override
    public List<@Nullable String> apply(Step step) {
        return step.toInputs(input -> input > 1
                ? step.pullback(input)
                : step.withInput(1 - input, middle(step, step.x(1 - input))).pullback(input));
    }

    private String middle(Step step, String value) {
        return step.mul(step.add(value, reference.of(value)), 0.5);
    }
}

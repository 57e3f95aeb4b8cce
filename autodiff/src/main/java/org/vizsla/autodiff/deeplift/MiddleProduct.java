package org.vizsla.autodiff.deeplift;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.BackwardRule;
import org.vizsla.autodiff.Step;

/**
 * The rule for products: {@code x z - x_ref z_ref = (x - x_ref) (z + z_ref) / 2 + (z - z_ref) (x + x_ref) / 2}, so each factor's derivative is taken
 * at the midpoint of the other. Of more factors, as an {@code Einsum} may have, it is the mean of the derivative along the straight way from the reference, by Simpson's rule, which is
 * exact for up to four factors.
 */
record MiddleProduct(Reference reference) implements BackwardRule {
    @Override
    public List<@Nullable String> apply(Step step) {
        int factors = Bilinear.factors(step.node());
        return step.toInputs(input -> {
            if (input >= factors) {
                return step.pullback(input);
            }
            String middle = at(step, factors, input, this::middle).pullback(input);
            if (factors <= 2) {
                return middle;
            }
            String here = step.pullback(input);
            String there =
                    at(step, factors, input, (s, value) -> reference.of(value)).pullback(input);
            String ends = step.mul(step.add(here, there), 1.0 / 6);
            return step.add(step.mul(middle, 4.0 / 6), ends);
        });
    }

    /** The node with all factors but one at another place. */
    private static Step at(Step step, int factors, int input, BiFunction<Step, String, String> place) {
        Step moved = step;
        for (int other = 0; other < factors; other++) {
            moved = other == input ? moved : moved.withInput(other, place.apply(step, step.x(other)));
        }
        return moved;
    }

    private String middle(Step step, String value) {
        return step.mul(step.add(value, reference.of(value)), 0.5);
    }
}

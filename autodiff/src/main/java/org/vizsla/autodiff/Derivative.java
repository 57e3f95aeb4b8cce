package org.vizsla.autodiff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of an operator's derivative. The rule of an operator that is not in the table at all is not implemented. */
public sealed interface Derivative {
    /** Emits the cotangent of one input of a node, and returns its name. */
    @FunctionalInterface
    interface Pullback {
        String apply(Step step);
    }

    /** Emits the cotangent of the input with this index, for operators with any number of inputs. */
    @FunctionalInterface
    interface IndexedPullback {
        String apply(Step step, int input);
    }

    /**
     * A vector-Jacobian product, with one pullback per input.
     *
     * @param broadcasts whether inputs are broadcast to the output's shape; the pullback then gives a cotangent of the output's shape, and the engine
     * sums it to the input's
     * @param everyOutput whether the pullbacks use the cotangents of all outputs; otherwise only that of the first
     * @param pullbacks by input; null where the derivative is zero, as with respect to the target shape of a Reshape
     * @param rest for inputs beyond the list, or null if there can be none
     */
    record Vjp(
            boolean broadcasts,
            boolean everyOutput,
            List<@Nullable Pullback> pullbacks,
            @Nullable IndexedPullback rest) implements Derivative {
        public Vjp {
            pullbacks = Collections.unmodifiableList(new ArrayList<>(pullbacks));
        }

        /** The rule for an input, or null if no gradient flows into it. */
        @Nullable
        Pullback pullback(int input) {
            if (input < pullbacks.size()) {
                return pullbacks.get(input);
            }
            IndexedPullback variadic = rest;
            return variadic == null ? null : step -> variadic.apply(step, input);
        }
    }

    /** The derivative is zero wherever it exists, as of a comparison, a rounding or a shape. */
    record Zero() implements Derivative {}

    /** There is no meaningful derivative. */
    record NotDifferentiable(String because) implements Derivative {}
}

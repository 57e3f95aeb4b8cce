package org.vizsla.autodiff.lrp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.BackwardRule;
import org.vizsla.autodiff.Step;

/** The rule that keeps the derivative, where another would otherwise hold. */
record Gradient() implements BackwardRule {
    @Override
    public List<@Nullable String> apply(Step step) {
        return step.toInputs(input -> Operands.isComputed(step, input) ? step.pullback(input) : null);
    }
}

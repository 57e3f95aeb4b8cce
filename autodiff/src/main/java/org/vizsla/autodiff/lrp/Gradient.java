package org.vizsla.autodiff.lrp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.BackwardRule;
import org.vizsla.autodiff.Step;

/** The rule that keeps the derivative, where another rule would otherwise apply. It makes no claim about sums: all that is not passed on counts as absorbed. */
record Gradient() implements BackwardRule {
    @Override
    public List<@Nullable String> apply(Step step) {
        List<@Nullable String> given =
                step.toInputs(input -> Operands.isComputed(step, input) ? step.pullback(input) : null);
        step.absorbDifference(given);
        return given;
    }
}

package org.vizsla.autodiff.lrp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.BackwardRule;
import org.vizsla.autodiff.Step;

/** The rule that passes all relevance unchanged to the one input that matters: the first that is not a constant. Source: Zennit's {@code Pass}. */
record PassThrough() implements BackwardRule {
    @Override
    public List<@Nullable String> apply(Step step) {
        int input = Operands.firstComputed(step);
        String x = step.x(input);
        String relevance = step.shape(x).equals(step.shape(step.y()))
                ? step.dy()
                : step.sumTo(step.dy(), step.shape(step.y()), step.shape(x));
        return step.toInput(input, relevance);
    }
}

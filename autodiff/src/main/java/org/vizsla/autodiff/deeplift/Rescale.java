package org.vizsla.autodiff.deeplift;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.BackwardRule;
import org.vizsla.autodiff.Step;

/** The rescale rule: {@code m = dy (y - y_ref) / (x - x_ref)}, and the derivative where the difference of x is next to zero. */
record Rescale(Reference reference) implements BackwardRule {
    @Override
    public List<@Nullable String> apply(Step step) {
        int input = Operands.first(reference, step.node());
        String dx = step.sub(step.x(input), reference.of(step.x(input)));
        String dy = step.sub(step.y(), reference.of(step.y()));
        String slope = step.div(step.mul(step.dy(), dy), dx);
        return step.toInput(input, step.where(isNear(step, dx), step.pullback(input), slope));
    }

    static String isNear(Step step, String difference) {
        return step.less(step.op("Abs", difference).value(), step.scalar(DeepLift.NEAR));
    }
}

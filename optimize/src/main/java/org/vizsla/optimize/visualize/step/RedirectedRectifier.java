package org.vizsla.optimize.visualize.step;

import static org.vizsla.autodiff.Composite.when;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.ActivationRules;
import org.vizsla.autodiff.BackwardRule;
import org.vizsla.autodiff.Composite;
import org.vizsla.autodiff.Step;
import org.vizsla.autodiff.rule.Rectifier;
import org.vizsla.graph.Ops;

/**
 * A rectifier that lets a gradient through where it is closed and the gradient would open it, but only for images of which it would stop the gradient altogether: so that a neuron that does not fire at
 * all in the first noise can be reached.
 *
 * <p>Source: Lucid (C. Olah and others, 2017), where it holds for 16 steps; here also later, as long as a picture excites nothing.
 */
record RedirectedRectifier() implements BackwardRule {
    /** The derivative, but for rectifiers. */
    static final Composite COMPOSITE = Composite.of(when(new Rectifier(), new RedirectedRectifier()));

    @Override
    public List<@Nullable String> apply(Step step) {
        Ops ops = step;
        String dy = step.dy();
        String exact = ActivationRules.relu(step);
        String redirected = ops.where(
                ops.greater(step.y(), ops.scalar(0)), dy, ops.op("Relu", dy).value());
        int rank = step.rank(step.y());
        String passed = ops.sum(
                ops.op("Abs", exact).value(), true, LongStream.range(1, rank).toArray());
        String chosen = ops.where(ops.greater(passed, ops.scalar(0)), exact, redirected);
        return step.toInput(rectified(step), chosen);
    }

    /** The input that is no constant. */
    private static int rectified(Step step) {
        boolean first = step.forward().initializers().containsKey(step.x(0));
        return first ? 1 : 0;
    }
}

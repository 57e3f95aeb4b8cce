package org.vizsla.autodiff.deeplift;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.BackwardRule;
import org.vizsla.autodiff.NodeCondition;
import org.vizsla.autodiff.Step;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.op.Axes;
import org.vizsla.graph.op.Operator;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;

/**
 * The rule for functions that mix many elements, such as a softmax or a layer normalization: the mean of the derivatives at both points, corrected by
 * the smallest change along {@code d = x - x_ref} for which the contributions sum to what they must:
 * {@code m = g + d (sum(dy (y - y_ref)) - sum(g d)) / sum(d d)}.
 *
 * <p>Source of the correction: C. G. Broyden, A Class of Methods for Solving Nonlinear Simultaneous Equations, 1965. The DeepLIFT paper does not
 * cover such nodes.
 */
record Secant(Reference reference) implements BackwardRule {
    /** The condition that a node mixes elements of its first input in another way than a normalization does, and not linearly: a reduction, a choice, a pooling by a norm, a determinant. */
    record NonlinearMixture() implements NodeCondition {
        @Override
        public boolean matches(Graph graph, Node node) {
            Operator operator = OperatorTraits.of(node);
            return !operator.has(Trait.LINEAR_IN_FIRST)
                    && (node.is("Det")
                            || operator.has(Axes.REDUCED)
                            || (operator.has(Trait.HOMOGENEOUS) && !operator.has(Axes.ELEMENTWISE)));
        }
    }

    @Override
    public List<@Nullable String> apply(Step step) {
        String x = step.x(0);
        String yRef = reference.of(step.y());
        String d = step.sub(x, reference.of(x));
        String there = step.withInput(0, reference.of(x)).withOutput(yRef).pullback(0);
        String g = step.mul(step.add(step.pullback(0), there), 0.5);
        String due = total(step, step.mul(step.dy(), step.sub(step.y(), yRef)), step.rank(step.y()));
        String given = total(step, step.mul(g, d), step.rank(x));
        String length = total(step, step.square(d), step.rank(x));
        String isNear = step.less(length, step.scalar(DeepLift.NEAR * DeepLift.NEAR));
        String factor = step.div(step.sub(due, given), step.where(isNear, step.scalar(1), length));
        return step.toInput(0, step.add(g, step.mul(d, factor)));
    }

    /** The sum for each entry of the batch, in a shape that broadcasts to x; over everything if the node does not keep the first axis. */
    private static String total(Step step, String value, int rank) {
        Shape from = step.shape(step.x(0));
        Shape to = step.shape(step.y());
        boolean keepsEntries =
                to.rank() > 0 && to.dimensions().get(0).equals(from.dimensions().get(0));
        long[] axes = LongStream.range(keepsEntries ? 1 : 0, rank).toArray();
        String sum = axes.length == 0 ? value : step.sum(value, false, axes);
        long[] sizes = new long[from.rank()];
        Arrays.fill(sizes, 1);
        sizes[0] = -1;
        return step.reshape(sum, sizes);
    }
}

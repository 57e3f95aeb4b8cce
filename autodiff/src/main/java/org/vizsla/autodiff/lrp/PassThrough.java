package org.vizsla.autodiff.lrp;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.BackwardRule;
import org.vizsla.autodiff.DifferentiationException;
import org.vizsla.autodiff.Step;
import org.vizsla.graph.Shape;

/**
 * The rule that passes all relevance unchanged to the one input that matters: the first that is not a constant. It holds where the result is shaped
 * like that input, or the input is stretched to the result's shape. Source: Zennit's {@code Pass}.
 */
record PassThrough() implements BackwardRule {
    @Override
    public List<@Nullable String> apply(Step step) {
        int input = Operands.firstComputed(step);
        Shape from = step.shape(step.x(input));
        Shape to = step.shape(step.y());
        if (!stretches(from, to)) {
            throw new DifferentiationException(
                    "the rule 'pass' does not hold for " + step.where() + ", which turns " + from + " into " + to
                            + ": relevance passes unchanged only where the shape stays; choose another rule for it");
        }
        return step.toInput(input, from.equals(to) ? step.dy() : step.sumTo(step.dy(), to, from));
    }

    /** Whether a shape broadcasts to another. */
    private static boolean stretches(Shape from, Shape to) {
        int more = to.rank() - from.rank();
        return more >= 0
                && IntStream.range(0, from.rank())
                        .allMatch(axis -> from.size(axis) == 1
                                || from.dimensions()
                                        .get(axis)
                                        .equals(to.dimensions().get(more + axis)));
    }
}

package org.vizsla.autodiff.lrp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.BackwardRule;
import org.vizsla.autodiff.Step;

/**
 * The rule for nodes that are linear and have no weights, such as sums and averages, and for products of two computed values: to each input its part of the
 * result, {@code R_x = x dy/dx R / (y + sign(y) epsilon)}, divided by the number of {@code factors}.
 *
 * <p>Source: Zennit's {@code Norm}. Half of a product's relevance to each factor: R. Achtibat and others, AttnLRP: Attention-Aware Layer-Wise Relevance Propagation for Transformers,
 * 2024, proposition 3.3.
 *
 * @param factors in how many inputs the result is linear at once: 1 for a sum, 2 for a product
 */
record Norm(double epsilon, int factors) implements BackwardRule {
    @Override
    public List<@Nullable String> apply(Step step) {
        String g = new Stabilizer(epsilon).divide(step, step.dy(), step.y());
        Step normalized = step.withCotangent(factors == 1 ? g : step.mul(g, 1.0 / factors));
        return step.toInputs(
                input -> Operands.isComputed(step, input) ? step.mul(step.x(input), normalized.pullback(input)) : null);
    }
}

package org.vizsla.autodiff.lrp;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.BackwardRule;
import org.vizsla.autodiff.Step;

/**
 * The rule for nodes that are linear and have no weights, such as sums and averages, and for products of two computed values: each input gets its
 * part of the result, {@code R_x = x dy/dx R / (y + sign(y) epsilon)}; each factor of a product gets half of that. Constants in a sum, the bias added
 * to a product and the shift of a batch normalization absorb their part.
 *
 * <p>Source: Zennit's {@code Norm}. Half of a product's relevance to each factor: R. Achtibat and others, AttnLRP: Attention-Aware Layer-Wise
 * Relevance Propagation for Transformers, 2024, proposition 3.3.
 *
 * @param factors the number of leading inputs that are factors of the result: 1 for a sum, 2 for a product, {@link #ALL} if all inputs are
 */
record Norm(double epsilon, int factors) implements BackwardRule {
    static final int ALL = Integer.MAX_VALUE;

    @Override
    public List<@Nullable String> apply(Step step) {
        String y = step.y();
        Sign sign = NonNegative.holds(step.forward(), y) ? Sign.POSITIVE : null;
        String g =
                Quotient.of(step, step.dy(), y, new Stabilizer(epsilon), sign).absorbed(Addend.constantPart(step), 1);
        Step whole = step.withCotangent(g);
        long computed = IntStream.range(
                        0, Math.min(factors, step.node().inputs().size()))
                .filter(input -> Operands.isComputed(step, input))
                .count();
        Step shared = computed < 2 ? whole : step.withCotangent(step.mul(g, 1.0 / computed));
        return step.toInputs(input -> Operands.isComputed(step, input)
                ? step.mul(step.x(input), (input < factors ? shared : whole).pullback(input))
                : null);
    }
}

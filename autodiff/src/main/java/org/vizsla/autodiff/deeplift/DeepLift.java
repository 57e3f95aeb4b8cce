package org.vizsla.autodiff.deeplift;

import static org.vizsla.autodiff.Composite.when;
import static org.vizsla.autodiff.NodeCondition.has;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vizsla.autodiff.BackwardBuilder;
import org.vizsla.autodiff.Composite;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;
import org.vizsla.graph.op.Trait;

/**
 * An emitted DeepLIFT pass.
 *
 * <ul>
 *   <li>Linear nodes keep their derivative.
 *   <li>A function of one value, element by element: {@code dy dY / dX} with the differences {@code dX}, {@code dY} to the baseline; its derivative where {@code |dX| < 1e-10}.
 *   <li>Maximum pooling: see {@link RescaledPool}.
 *   <li>A product of two computed values: the derivative at the midpoint, {@code dy (z + z_ref) / 2}; likewise for a quotient. Exact.
 *   <li>Softmax and normalizations by the values' own statistics: see {@link Secant}.
 * </ul>
 *
 * <p>For ReLU, ELU, leaky ReLU, sigmoid, tanh, softplus and maximum pooling, this is what Captum does. Elsewhere (other activations, gates,
 * attention, normalizations) Captum keeps the derivative, so that contributions do not sum to the difference of the scores.
 *
 * @param contributions {@code multipliers (input - baseline)}, of the input's shape
 * @param multipliers of the input's shape
 * @param reference the network over the baseline
 */
public record DeepLift(String contributions, String multipliers, Reference reference) {
    /** Differences smaller than this count as zero. */
    static final double NEAR = 1e-10;

    /**
     * Emits it.
     *
     * @param target a builder that began as {@code forward.toBuilder()}
     * @param seeds the cotangent of each value that is explained, such as a one-hot row for the scores
     * @param baseline a value of the target in the input's shape, or in one that broadcasts to it, such as {@code [1, C, H, W]} or a scalar
     * @throws org.vizsla.autodiff.DifferentiationException if a node on the way has no derivative, or none is implemented
     */
    public static DeepLift append(
            GraphBuilder target,
            Graph forward,
            Map<String, String> seeds,
            String input,
            String baseline,
            PoolingConvention pooling) {
        Ops ops = new Ops(target);
        String stretched = ops.expandLike(baseline, input);
        Reference reference = Reference.append(target, forward, input, stretched);
        String multipliers = Objects.requireNonNull(
                BackwardBuilder.append(target, forward, seeds, List.of(input), composite(reference, pooling))
                        .get(input));
        return new DeepLift(ops.mul(multipliers, ops.sub(input, stretched)), multipliers, reference);
    }

    /** The rules, for a custom backward pass over the same baseline. */
    public static Composite composite(Reference reference, PoolingConvention pooling) {
        return Composite.of(
                when(new Elementwise(reference), new Rescale(reference)),
                when(has(Trait.POOLS_MAXIMUM), new RescaledPool(reference, pooling)),
                when(new Bilinear(reference), new MiddleProduct(reference)),
                when(new Quotient.OfBoth(reference), new Quotient(reference)),
                when(has(Trait.NORMALIZES), new Secant(reference)),
                when(new Secant.NonlinearMixture(), new Secant(reference)));
    }
}

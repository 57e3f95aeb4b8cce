package org.vizsla.explain.method.perturbation;

import org.vizsla.explain.Attribution;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.method.Convergence;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.method.perturbation.game.Game;
import org.vizsla.explain.method.perturbation.game.PermutationSampling;
import org.vizsla.explain.method.perturbation.game.Shares;
import org.vizsla.explain.method.segmentation.Segmentation;
import org.vizsla.explain.method.segmentation.Slic;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;

/**
 * Shapley values of an image's segments, from random orders of uncovering them; every pixel of a segment has its value, {@code [1, C, H, W]}.
 *
 * <p>The values sum exactly to the score minus that of the fully covered image.
 *
 * <p>Source: J. Castro, D. Gómez, J. Tejada, Polynomial calculation of the Shapley value based on sampling, 2009.
 *
 * @param orders how many; each takes as many passes as there are segments, less one
 * @param segments how the image is cut
 * @param baseline what a covered segment shows
 */
public record ShapleyValueSampling(int orders, Segmentation segments, Baseline baseline) implements StreamedMethod {
    public static final ShapleyValueSampling DEFAULT =
            new ShapleyValueSampling(25, new Slic(50, Slic.COMPACTNESS), Baseline.ZERO);

    private static final Parameter<ShapleyValueSampling, Integer> ORDERS = Parameter.whole(
            "orders", 1, 100_000, "how many random orders of uncovering segments", ShapleyValueSampling::orders);
    private static final Parameter<ShapleyValueSampling, Segmentation> SEGMENTS =
            CoverParameters.segments(ShapleyValueSampling::segments);
    private static final Parameter<ShapleyValueSampling, Baseline> BASELINE =
            CoverParameters.baseline(ShapleyValueSampling::baseline);

    public static final Parameters<ShapleyValueSampling> PARAMETERS = Parameters.of(
            v -> new ShapleyValueSampling(v.get(ORDERS), v.get(SEGMENTS), v.get(BASELINE)), ORDERS, SEGMENTS, BASELINE);

    @Override
    public String name() {
        return "shapley_value_sampling";
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        SegmentGame game = new SegmentGame(probe, question, segments, baseline);
        Game.Ends ends = game.ends();
        Shares shares = PermutationSampling.play(
                game, ends, orders, question.randomness().of(name(), 0));
        return game.attribution(
                shares,
                Checks.efficiency(shares, ends),
                Convergence.advised(shares.convergence(orders, "orders"), name(), "orders", orders));
    }
}

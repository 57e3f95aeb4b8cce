package org.vizsla.explain.method.perturbation;

import org.vizsla.explain.Attribution;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.method.Convergence;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.method.perturbation.game.Game;
import org.vizsla.explain.method.perturbation.game.ShapleyKernel;
import org.vizsla.explain.method.perturbation.game.Shares;
import org.vizsla.explain.method.segmentation.Segmentation;
import org.vizsla.explain.method.segmentation.Slic;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;

/**
 * Shapley values of an image's segments, from a linear model of the score under the Shapley kernel's weights; every pixel of a segment has its value, {@code [1, C, H, W]}.
 *
 * <p>The values sum exactly to the score minus that of the fully covered image. Coalitions are drawn in pairs of complements; if there are no more of them than samples, each is taken once and the
 * values are exact.
 *
 * <p>Source: S. Lundberg, S.-I. Lee, A Unified Approach to Interpreting Model Predictions, 2017.
 *
 * @param samples how many coalitions of segments to sample
 * @param segments how the image is cut
 * @param baseline what a covered segment shows
 */
public record KernelShap(int samples, Segmentation segments, Baseline baseline) implements StreamedMethod {
    public static final KernelShap DEFAULT = new KernelShap(1000, new Slic(50, Slic.COMPACTNESS), Baseline.ZERO);

    private static final Parameter<KernelShap, Integer> SAMPLES =
            Parameter.whole("samples", 2, 1_000_000, "how many coalitions of segments to sample", KernelShap::samples);
    private static final Parameter<KernelShap, Segmentation> SEGMENTS = CoverParameters.segments(KernelShap::segments);
    private static final Parameter<KernelShap, Baseline> BASELINE = CoverParameters.baseline(KernelShap::baseline);

    public static final Parameters<KernelShap> PARAMETERS = Parameters.of(
            v -> new KernelShap(v.get(SAMPLES), v.get(SEGMENTS), v.get(BASELINE)), SAMPLES, SEGMENTS, BASELINE);

    @Override
    public String name() {
        return "kernel_shap";
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        SegmentGame game = new SegmentGame(probe, question, segments, baseline);
        Game.Ends ends = game.ends();
        Shares shares =
                ShapleyKernel.play(game, ends, samples, question.randomness().of(name(), 0));
        return game.attribution(
                shares,
                Checks.efficiency(shares, ends),
                Convergence.advised(shares.convergence(shares.rounds(), "coalitions"), name(), "samples", samples));
    }
}

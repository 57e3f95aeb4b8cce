package org.vizsla.explain.method.gradient;

import java.util.Map;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.LoopedMethod;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.loop.Loop;
import org.vizsla.explain.loop.NoisyPathCopies;
import org.vizsla.explain.loop.Original;
import org.vizsla.explain.loop.Outcome;
import org.vizsla.explain.method.Convergence;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.method.path.Sums;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;
import org.vizsla.explain.sweep.Sweep;
import org.vizsla.explain.sweep.Totals;
import org.vizsla.graph.Ops;

/**
 * Expected gradients: the mean of {@code (x' - b) G(b + alpha (x' - b))} over noisy copies {@code x'} of the image, baselines {@code b} and places {@code alpha},
 * uniform on the path, {@code [N, C, H, W]}. It approximates SHAP values.
 *
 * <p>Source: S. M. Lundberg, S.-I. Lee, A Unified Approach to Interpreting Model Predictions, 2017; G. Erion and others, Learning Explainable Models Using
 * Attribution Priors, 2019; as Captum's {@code GradientShap}.
 *
 * @param samples how many gradients; 200 by default
 * @param noise of the copies, its standard deviation as a part of the image's range; 0.1 by default
 * @param baseline one or several, of which each sample takes one; {@link Baseline#ZERO} by default
 */
public record GradientShap(int samples, double noise, Baseline baseline) implements LoopedMethod {
    public static final GradientShap DEFAULT = new GradientShap(200, 0.1, Baseline.ZERO);

    private static final Parameter<GradientShap, Integer> SAMPLES =
            NoiseParameters.samples("how many gradients", GradientShap::samples);
    private static final Parameter<GradientShap, Double> NOISE = NoiseParameters.noise(GradientShap::noise);
    private static final Parameter<GradientShap, Baseline> BASELINE =
            Parameter.baseline("where paths begin", GradientShap::baseline);

    public static final Parameters<GradientShap> PARAMETERS = Parameters.of(
            v -> new GradientShap(v.get(SAMPLES), v.get(NOISE), v.get(BASELINE)), SAMPLES, NOISE, BASELINE);

    private static final String DIFFERENCE = "difference";
    private static final String VALUE = "value";
    private static final String SQUARE = "square";

    @Override
    public String name() {
        return "gradient_shap";
    }

    private NoisyPathCopies copies() {
        return new NoisyPathCopies(samples, noise, baseline);
    }

    @Override
    public Loop loop(ExplainerBuilder builder) {
        return Loop.of(copies(), builder.inputGradient(), "gradient", Outcome.SUM);
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        Sweep sweep = probe.sweep(name(), graph -> {
            Ops ops = graph.ops();
            String value = ops.mul(
                    graph.perRow(DIFFERENCE, question.row()), graph.builder().inputGradient());
            graph.sum(VALUE, value);
            graph.sum(SQUARE, ops.square(value));
        });
        Original picture = new Original(question.picture(), probe.baselines(baseline, question), question.randomness());
        NoisyPathCopies copies = copies();
        Totals totals = sweep.run(
                question.target(),
                samples,
                Map.of(),
                (index, row) -> row.weight(copies.write(index, picture, row.input(), row.of(DIFFERENCE))));
        double[] map = totals.sumOf(VALUE);
        return Attribution.of(
                Sums.tensor(question.picture().shape(), map),
                Convergence.advised(convergence(map, totals.sumOf(SQUARE)), name(), "samples", samples));
    }

    private SelfCheck convergence(double[] map, double[] squares) {
        double variance = 0;
        for (int i = 0; i < map.length; i++) {
            variance += Math.max(0, squares[i] - map[i] * map[i]) / map.length;
        }
        return Convergence.ofMean(variance, Sums.magnitude(map), samples, "gradients");
    }
}

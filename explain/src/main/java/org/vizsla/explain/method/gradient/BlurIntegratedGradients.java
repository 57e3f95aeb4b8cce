package org.vizsla.explain.method.gradient;

import java.util.List;
import java.util.Map;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.LoopedMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.loop.BlurCopies;
import org.vizsla.explain.loop.Loop;
import org.vizsla.explain.loop.Original;
import org.vizsla.explain.loop.Outcome;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.method.path.Completeness;
import org.vizsla.explain.method.path.PathParameters;
import org.vizsla.explain.method.path.Sums;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;
import org.vizsla.explain.sweep.Sweep;
import org.vizsla.explain.sweep.Totals;

/**
 * Integrated gradients along the path on which the image emerges from a blur, {@code [N, C, H, W]}: {@code sum_i (x_i - x_(i+1)) G(x_(i+1/2))}, where {@code x_i} is
 * the image blurred with the standard deviation {@code i most / steps}, and zero beyond its border.
 *
 * <p>The values sum to the change of the score from the most blurred image to the image; this is checked. The authors' code takes the gradient at the beginning of
 * each step; in the middle, the sum is closer to the integral. Source: S. Xu, S. Venugopalan, M. Sundararajan, Attribution in Scale and Space, 2020.
 *
 * @param steps how many gradients; 100 by default
 * @param most the standard deviation that the path begins at, in pixels; 50 by default
 */
public record BlurIntegratedGradients(int steps, double most) implements LoopedMethod {
    public static final BlurIntegratedGradients DEFAULT = new BlurIntegratedGradients(100, 50);

    private static final Parameter<BlurIntegratedGradients, Integer> STEPS =
            PathParameters.steps("how many gradients along the path", BlurIntegratedGradients::steps);
    private static final Parameter<BlurIntegratedGradients, Double> MOST = Parameter.real(
            "most", 0.1, 1000, "sigma of the blur where the path begins, in pixels", BlurIntegratedGradients::most);

    public static final Parameters<BlurIntegratedGradients> PARAMETERS =
            Parameters.of(v -> new BlurIntegratedGradients(v.get(STEPS), v.get(MOST)), STEPS, MOST);

    private static final String STEP = "step";
    private static final String VALUE = "value";
    private static final String SCORE = "score";

    @Override
    public String name() {
        return "blur_ig";
    }

    private BlurCopies copies() {
        return new BlurCopies(steps, most);
    }

    @Override
    public Loop loop(ExplainerBuilder builder) {
        return Loop.of(copies(), builder.inputGradient(), "gradient", Outcome.SUM);
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        Sweep sweep = probe.sweep(name(), graph -> {
            graph.sum(
                    VALUE,
                    graph.ops()
                            .mul(
                                    graph.perRow(STEP, question.row()),
                                    graph.builder().inputGradient()));
            graph.each(SCORE, graph.builder().score());
        });
        BlurCopies copies = copies();
        Original picture = new Original(question.picture(), List.of(), question.randomness());
        Totals totals = sweep.run(question.target(), steps + 1, Map.of(), (index, row) -> {
            if (index < steps) {
                row.weight(copies.write(index, picture, row.input(), row.of(STEP)));
            } else {
                row.input().put(copies.blurred(picture, steps));
                row.weight(0);
            }
        });
        double[] map = totals.sumOf(VALUE);
        return Attribution.of(
                Sums.tensor(question.picture().shape(), map),
                Completeness.of(Sums.sum(map), totals.each(SCORE)[steps], question.score(), name(), steps));
    }
}

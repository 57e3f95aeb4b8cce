package org.vizsla.explain.method.gradient;

import java.util.List;
import java.util.Map;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.LoopedMethod;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.loop.Loop;
import org.vizsla.explain.loop.Outcome;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.method.path.Completeness;
import org.vizsla.explain.method.path.PathParameters;
import org.vizsla.explain.method.path.Quadrature;
import org.vizsla.explain.method.path.StraightPath;
import org.vizsla.explain.method.path.Sums;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;
import org.vizsla.explain.sweep.Sweep;
import org.vizsla.explain.sweep.Totals;
import org.vizsla.graph.Tensor;

/**
 * Integrated gradients: {@code (x - b)} times the integral of the gradient along the straight path from the baseline {@code b} to the image, {@code [N, C, H, W]}.
 *
 * <p>The values sum to the change of the score from the baseline to the image; this is checked. Source: M. Sundararajan, A. Taly, Q. Yan, Axiomatic Attribution for
 * Deep Networks, 2017.
 *
 * @param steps how many gradients the integral is made of; 50 by default
 * @param rule {@link Quadrature#GAUSS_LEGENDRE} by default
 * @param baseline {@link Baseline#ZERO} by default; over several, the mean is taken
 */
public record IntegratedGradients(int steps, Quadrature rule, Baseline baseline) implements LoopedMethod {
    public static final IntegratedGradients DEFAULT =
            new IntegratedGradients(50, Quadrature.GAUSS_LEGENDRE, Baseline.ZERO);

    private static final Parameter<IntegratedGradients, Integer> STEPS =
            PathParameters.steps("how many gradients along the path", IntegratedGradients::steps);
    private static final Parameter<IntegratedGradients, Quadrature> RULE =
            PathParameters.rule(IntegratedGradients::rule);
    private static final Parameter<IntegratedGradients, Baseline> BASELINE =
            PathParameters.baseline(IntegratedGradients::baseline);

    public static final Parameters<IntegratedGradients> PARAMETERS = Parameters.of(
            v -> new IntegratedGradients(v.get(STEPS), v.get(RULE), v.get(BASELINE)), STEPS, RULE, BASELINE);

    private static final String GRADIENT = "gradient";
    private static final String SCORE = "score";

    @Override
    public String name() {
        return "integrated_gradients";
    }

    @Override
    public Loop loop(ExplainerBuilder builder) {
        return Loop.of(rule.copies(steps, true, baseline), builder.inputGradient(), GRADIENT, Outcome.SUM);
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        Sweep sweep = probe.sweep(name(), graph -> {
            graph.sum(GRADIENT, graph.builder().inputGradient());
            graph.each(SCORE, graph.builder().score());
        });
        List<Quadrature.Point> points = rule.points(steps, probe::check);
        List<Tensor> baselines = probe.baselines(baseline, question);
        double[] map = new double[question.picture().shape().length()];
        double before = 0;
        List<StraightPath> paths = baselines.stream()
                .map(start -> new StraightPath(start, question.picture(), points))
                .toList();
        probe.expect(paths.stream().mapToLong(StraightPath::rows).sum());
        for (StraightPath path : paths) {
            Totals totals = sweep.run(question.target(), path.rows(), Map.of(), path);
            path.addProducts(totals.sumOf(GRADIENT), paths.size(), map);
            before += totals.each(SCORE)[path.baselineRow()] / paths.size();
        }
        return Attribution.of(
                Sums.tensor(question.picture().shape(), map),
                Completeness.of(Sums.sum(map), before, question.score(), name(), steps));
    }
}

package org.vizsla.explain.method.gradient;

import java.util.List;
import java.util.Map;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.method.path.Completeness;
import org.vizsla.explain.method.path.PathParameters;
import org.vizsla.explain.method.path.Sums;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;
import org.vizsla.explain.sweep.Sweep;
import org.vizsla.explain.sweep.Totals;
import org.vizsla.graph.Tensor;

/**
 * Guided integrated gradients: integrated along a path that first changes the values with the smallest gradients, {@code [N, C, H, W]}; so it avoids places
 * where the score is steep for no good reason.
 *
 * <p>The values sum to the change of the score from the baseline to the image; this is checked. Steps depend on one another, so each takes its own pass.
 * What a step moves is multiplied by the mean of the gradients before and after it; the authors' code takes the one before, and its sum falls short. Source: A. Kapishnikov and others, Guided Integrated Gradients: an Adaptive Path Method for Removing Noise, 2021.
 *
 * @param steps 200 by default
 * @param fraction which fraction of the values moves at once, those with the smallest gradients; 0.25 by default
 * @param distance how far a value may be ahead of or behind the straight path; 0.02 by default
 * @param baseline {@link Baseline#ZERO} by default; over several, the mean is taken
 */
public record GuidedIntegratedGradients(int steps, double fraction, double distance, Baseline baseline)
        implements StreamedMethod {
    public static final GuidedIntegratedGradients DEFAULT =
            new GuidedIntegratedGradients(200, 0.25, 0.02, Baseline.ZERO);

    private static final Parameter<GuidedIntegratedGradients, Integer> STEPS =
            PathParameters.steps("how many gradients along the path", GuidedIntegratedGradients::steps);
    private static final Parameter<GuidedIntegratedGradients, Double> FRACTION = Parameter.real(
            "fraction", 0.001, 1, "which fraction of the values moves at once", GuidedIntegratedGradients::fraction);
    private static final Parameter<GuidedIntegratedGradients, Double> DISTANCE = Parameter.real(
            "distance", 0, 1, "how far a value may stray from the straight path", GuidedIntegratedGradients::distance);
    private static final Parameter<GuidedIntegratedGradients, Baseline> BASELINE =
            PathParameters.baseline(GuidedIntegratedGradients::baseline);

    public static final Parameters<GuidedIntegratedGradients> PARAMETERS = Parameters.of(
            v -> new GuidedIntegratedGradients(v.get(STEPS), v.get(FRACTION), v.get(DISTANCE), v.get(BASELINE)),
            STEPS,
            FRACTION,
            DISTANCE,
            BASELINE);

    private static final String GRADIENT = "gradient";
    private static final String SCORE = "score";

    @Override
    public String name() {
        return "guided_ig";
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        Sweep sweep = probe.sweep("gradient and score", graph -> {
            graph.sum(GRADIENT, graph.builder().inputGradient());
            graph.each(SCORE, graph.builder().score());
        });
        List<Tensor> baselines = probe.baselines(baseline, question);
        double[] map = new double[question.picture().shape().length()];
        double before = 0;
        probe.expect((steps + 1L) * baselines.size());
        for (Tensor start : baselines) {
            GuidedPath path = new GuidedPath(start.floats(), question.picture().floats(), fraction, distance);
            for (int step = 0; step <= steps; step++) {
                Totals totals = sweep.run(question.target(), 1, Map.of(), (index, row) -> path.write(row.input()));
                double[] gradient = totals.sumOf(GRADIENT);
                path.arrive(gradient);
                if (step == 0) {
                    before += totals.each(SCORE)[0] / baselines.size();
                }
                if (step < steps) {
                    path.move(gradient, (step + 1.0) / steps, probe::check);
                }
            }
            path.addTo(map, baselines.size());
        }
        return Attribution.of(
                Sums.tensor(question.picture().shape(), map),
                Completeness.of(Sums.sum(map), before, question.score(), name(), steps));
    }
}

package org.vizsla.explain.method.layer;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.method.path.Completeness;
import org.vizsla.explain.method.path.PathParameters;
import org.vizsla.explain.method.path.Quadrature;
import org.vizsla.explain.method.path.StraightPath;
import org.vizsla.explain.method.path.Sums;
import org.vizsla.explain.network.Layer;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;
import org.vizsla.explain.sweep.Sweep;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Tensor;

/**
 * Conductance: how much of the change of the score flows through each value of a layer on the straight path from the baseline to the image, {@code [N, C, h, w]}.
 *
 * <p>{@code sum_k G(x_k) (A(x_(k+1)) - A(x_k))} over the points {@code x_0} to {@code x_steps} of the rule, as Captum's {@code LayerConductance} computes it. Where everything
 * passes through the layer the values sum to the change of the score; this is checked. Source: K. Dhamdhere, M. Sundararajan, Q. Yan, How Important Is a Neuron?,
 * 2018.
 *
 * @param layer one layer; automatic by default
 * @param steps 50 by default
 * @param rule {@link Quadrature#GAUSS_LEGENDRE} by default
 * @param baseline {@link Baseline#ZERO} by default; over several, the mean is taken
 */
public record LayerConductance(LayerChoice layer, int steps, Quadrature rule, Baseline baseline)
        implements StreamedMethod {
    public static final LayerConductance DEFAULT =
            new LayerConductance(LayerChoice.AUTOMATIC, 50, Quadrature.GAUSS_LEGENDRE, Baseline.ZERO);

    private static final Parameter<LayerConductance, LayerChoice> LAYER = Parameter.layer(LayerConductance::layer);
    private static final Parameter<LayerConductance, Integer> STEPS =
            PathParameters.steps("how many steps along the path", LayerConductance::steps);
    private static final Parameter<LayerConductance, Quadrature> RULE = PathParameters.rule(LayerConductance::rule);
    private static final Parameter<LayerConductance, Baseline> BASELINE =
            PathParameters.baseline(LayerConductance::baseline);

    public static final Parameters<LayerConductance> PARAMETERS = Parameters.of(
            v -> new LayerConductance(v.get(LAYER), v.get(STEPS), v.get(RULE), v.get(BASELINE)),
            LAYER,
            STEPS,
            RULE,
            BASELINE);

    private static final String WITHIN = "within";
    private static final String FIRST = "first";
    private static final String LAST = "last";
    private static final String SLOPE = "slope";
    private static final String SCORE = "score";

    @Override
    public String name() {
        return "layer_conductance";
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        Layer one = probe.layers().one(layer);
        Sweep sweep = probe.sweep(new Through(one), graph -> {
            Ops ops = graph.ops();
            String a = one.value();
            String g = graph.builder().gradient(a);
            String steps = ops.sub(ops.slice(a, 0, 1, Long.MAX_VALUE), ops.slice(a, 0, 0, -1));
            graph.part(WITHIN, ops.sum(ops.mul(ops.slice(g, 0, 0, -1), steps), true, 0));
            graph.part(FIRST, ops.slice(a, 0, 0, 1));
            graph.part(LAST, ops.slice(a, 0, -1, Long.MAX_VALUE));
            graph.part(SLOPE, ops.slice(g, 0, -1, Long.MAX_VALUE));
            graph.each(SCORE, graph.builder().score());
        });
        List<Quadrature.Point> points = rule.points(steps + 1, probe::check);
        List<Tensor> baselines = probe.baselines(baseline, question);
        Steps sum = new Steps(one.elements());
        double before = 0;
        double after = 0;
        probe.expect((long) points.size() * baselines.size());
        for (Tensor start : baselines) {
            sum.restart();
            StraightPath path = new StraightPath(start, question.picture(), points);
            float[] scores = sweep.run(
                            question.target(),
                            points.size(),
                            Map.of(),
                            path,
                            (first, count, results) -> sum.add(
                                    results.get(WITHIN), results.get(FIRST), results.get(LAST), results.get(SLOPE)))
                    .each(SCORE);
            before += scores[0] / baselines.size();
            after += scores[scores.length - 1] / baselines.size();
        }
        double[] map = sum.mean(baselines.size());
        Tensor tensor = probe.layers().asResult(one, map);
        return probe.carriesAll(one)
                ? Attribution.ofLayers(
                        tensor, List.of(one), Completeness.of(Sums.sum(map), before, after, name(), steps))
                : Attribution.ofLayers(tensor, List.of(one));
    }

    /** Names the program. */
    private record Through(Layer layer) {}

    /** The sum over steps, also those from the last point of one part to the first of the next. */
    private static final class Steps {
        private final double[] sum;
        private float[] last = {};
        private float[] slope = {};

        Steps(int elements) {
            sum = new double[elements];
        }

        void restart() {
            last = new float[0];
        }

        void add(Tensor within, Tensor first, Tensor end, Tensor endSlope) {
            FloatBuffer inner = within.floatBuffer();
            FloatBuffer begin = first.floatBuffer();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += inner.get(i);
                if (last.length > 0) {
                    sum[i] += slope[i] * ((double) begin.get(i) - last[i]);
                }
            }
            last = end.floats();
            slope = endSlope.floats();
        }

        double[] mean(int count) {
            return Arrays.stream(sum).map(value -> value / count).toArray();
        }
    }
}

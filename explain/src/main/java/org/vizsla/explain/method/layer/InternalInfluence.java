package org.vizsla.explain.method.layer;

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
import org.vizsla.explain.method.path.PathParameters;
import org.vizsla.explain.method.path.Quadrature;
import org.vizsla.explain.method.path.StraightPath;
import org.vizsla.explain.network.Layer;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;
import org.vizsla.explain.sweep.Sweep;
import org.vizsla.graph.Tensor;

/**
 * Internal influence: the mean gradient of the score with respect to a layer on the straight path from the baseline to the image, {@code [N, C, h, w]}.
 *
 * <p>Source: K. Leino, S. Sen, A. Datta, M. Fredrikson, L. Li, Influence-Directed Explanations for Deep Convolutional Networks, 2018.
 *
 * @param layer one layer; automatic by default
 * @param steps 50 by default
 * @param rule {@link Quadrature#GAUSS_LEGENDRE} by default
 * @param baseline {@link Baseline#ZERO} by default; over several, the mean is taken
 */
public record InternalInfluence(LayerChoice layer, int steps, Quadrature rule, Baseline baseline)
        implements LoopedMethod {
    public static final InternalInfluence DEFAULT =
            new InternalInfluence(LayerChoice.AUTOMATIC, 50, Quadrature.GAUSS_LEGENDRE, Baseline.ZERO);

    private static final Parameter<InternalInfluence, LayerChoice> LAYER = Parameter.layer(InternalInfluence::layer);
    private static final Parameter<InternalInfluence, Integer> STEPS =
            PathParameters.steps("how many steps along the path", InternalInfluence::steps);
    private static final Parameter<InternalInfluence, Quadrature> RULE = PathParameters.rule(InternalInfluence::rule);
    private static final Parameter<InternalInfluence, Baseline> BASELINE =
            PathParameters.baseline(InternalInfluence::baseline);

    public static final Parameters<InternalInfluence> PARAMETERS = Parameters.of(
            v -> new InternalInfluence(v.get(LAYER), v.get(STEPS), v.get(RULE), v.get(BASELINE)),
            LAYER,
            STEPS,
            RULE,
            BASELINE);

    private static final String SLOPE = "slope";

    @Override
    public String name() {
        return "internal_influence";
    }

    @Override
    public Loop loop(ExplainerBuilder builder) {
        Layer one = builder.layers().one(layer);
        String slope = builder.layers().asResult(builder.ops(), one, builder.gradient(one.value()));
        return new Loop(
                rule.copies(steps, false, baseline),
                slope,
                "gradient of " + one.name(),
                Outcome.SUM,
                List.of(one.name()));
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        Layer one = probe.layers().one(layer);
        Sweep sweep = probe.sweep(
                new On(one), graph -> graph.sum(SLOPE, graph.builder().gradient(one.value())));
        List<Quadrature.Point> points = rule.points(steps, probe::check);
        List<Tensor> baselines = probe.baselines(baseline, question);
        double[] map = new double[one.elements()];
        probe.expect((long) points.size() * baselines.size());
        for (Tensor start : baselines) {
            StraightPath path = new StraightPath(start, question.picture(), points);
            double[] sum =
                    sweep.run(question.target(), points.size(), Map.of(), path).sumOf(SLOPE);
            for (int i = 0; i < map.length; i++) {
                map[i] += sum[i] / baselines.size();
            }
        }
        return Attribution.ofLayers(probe.layers().asResult(one, map), List.of(one));
    }

    /** Names the program. */
    private record On(Layer layer) {}
}

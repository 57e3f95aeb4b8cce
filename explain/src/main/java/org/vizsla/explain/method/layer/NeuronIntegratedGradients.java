package org.vizsla.explain.method.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vizsla.autodiff.Composite;
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
import org.vizsla.explain.sweep.Totals;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Tensor;

/**
 * Integrated gradients of one neuron's value in place of a class score, {@code [N, C, H, W]}.
 *
 * <p>The values sum to the change of the neuron's value from the baseline to the image; this is checked. Source: M. Sundararajan, A. Taly, Q. Yan, Axiomatic
 * Attribution for Deep Networks, 2017; as Captum's {@code NeuronIntegratedGradients}.
 *
 * @param layer one layer; automatic by default
 * @param neuron of that layer; the one with the largest value by default
 * @param steps 50 by default
 * @param rule {@link Quadrature#GAUSS_LEGENDRE} by default
 * @param baseline {@link Baseline#ZERO} by default; over several, the mean is taken
 */
public record NeuronIntegratedGradients(LayerChoice layer, Neuron neuron, int steps, Quadrature rule, Baseline baseline)
        implements StreamedMethod {
    public static final NeuronIntegratedGradients DEFAULT = new NeuronIntegratedGradients(
            LayerChoice.AUTOMATIC, Neuron.STRONGEST, 50, Quadrature.GAUSS_LEGENDRE, Baseline.ZERO);

    private static final Parameter<NeuronIntegratedGradients, LayerChoice> LAYER =
            Parameter.layer(NeuronIntegratedGradients::layer);
    private static final Parameter<NeuronIntegratedGradients, Neuron> NEURON =
            Neuron.parameter(NeuronIntegratedGradients::neuron);
    private static final Parameter<NeuronIntegratedGradients, Integer> STEPS =
            PathParameters.steps("how many steps along the path", NeuronIntegratedGradients::steps);
    private static final Parameter<NeuronIntegratedGradients, Quadrature> RULE =
            PathParameters.rule(NeuronIntegratedGradients::rule);
    private static final Parameter<NeuronIntegratedGradients, Baseline> BASELINE =
            PathParameters.baseline(NeuronIntegratedGradients::baseline);

    public static final Parameters<NeuronIntegratedGradients> PARAMETERS = Parameters.of(
            v -> new NeuronIntegratedGradients(v.get(LAYER), v.get(NEURON), v.get(STEPS), v.get(RULE), v.get(BASELINE)),
            LAYER,
            NEURON,
            STEPS,
            RULE,
            BASELINE);

    private static final String GRADIENT = "gradient";
    private static final String ACTIVATION = "activation";
    private static final String SELECTOR = "neuron";

    @Override
    public String name() {
        return "neuron_integrated_gradients";
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        Layer one = probe.layers().one(layer);
        Neuron chosen = neuron.chosen(one, probe.value(one, question.picture()));
        Tensor row = chosen.oneHotRow(one);
        Sweep sweep = probe.sweep(new Of(one), graph -> {
            Ops ops = graph.ops();
            String selector = ops.expandLike(graph.constant(SELECTOR, row.type(), row.shape()), one.value());
            String value = ops.op("Flatten", ops.mul(one.value(), selector))
                    .with("axis", 1)
                    .value();
            graph.sum(
                    GRADIENT,
                    graph.builder()
                            .backward(
                                    Composite.GRADIENT,
                                    Map.of(one.value(), selector),
                                    graph.builder().input()));
            graph.each(ACTIVATION, ops.sum(value, false, 1));
        });
        List<Quadrature.Point> points = new ArrayList<>(rule.points(steps, probe::check));
        int inner = points.size();
        points.add(new Quadrature.Point(0, 0));
        points.add(new Quadrature.Point(1, 0));
        List<Tensor> baselines = probe.baselines(baseline, question);
        double[] map = new double[question.picture().shape().length()];
        double before = 0;
        double after = 0;
        probe.expect((long) points.size() * baselines.size());
        for (Tensor start : baselines) {
            StraightPath path = new StraightPath(start, question.picture(), points);
            Totals totals = sweep.run(question.target(), points.size(), Map.of(SELECTOR, row), path);
            path.addProducts(totals.sumOf(GRADIENT), baselines.size(), map);
            before += totals.each(ACTIVATION)[inner] / baselines.size();
            after = totals.each(ACTIVATION)[inner + 1];
        }
        Attribution attribution = Attribution.ofLayers(
                Sums.tensor(question.picture().shape(), map),
                List.of(one),
                Completeness.of(Sums.sum(map), before, after, name(), steps));
        return neuron.equals(chosen) ? attribution : attribution.withChosen(Neuron.NAME, chosen.toString());
    }

    /** Names the program. */
    private record Of(Layer layer) {}
}

package org.vizsla.explain.method.layer;

import java.util.List;
import java.util.Map;
import org.vizsla.autodiff.Composite;
import org.vizsla.autodiff.rule.RectifierComposites;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.method.gradient.Guidance;
import org.vizsla.explain.network.Layer;
import org.vizsla.explain.network.LayerChoice;

/**
 * The gradient of one neuron's value with respect to the input, {@code [N, C, H, W]}; or guided backpropagation in its place, which shows what that neuron detects in
 * the image.
 *
 * <p>Sources: Captum's {@code NeuronGradient}, after K. Simonyan, A. Vedaldi, A. Zisserman, 2013; J. T. Springenberg, A. Dosovitskiy, T. Brox, M. Riedmiller,
 * Striving for Simplicity: The All Convolutional Net, 2014.
 *
 * @param guided whether ReLUs pass back only positive values, and only where they were active
 * @param layer one layer; automatic by default
 * @param neuron of that layer; the one with the largest value by default
 */
public record NeuronGradient(boolean guided, LayerChoice layer, Neuron neuron) implements GraphMethod {
    /** The gradient. */
    public static final NeuronGradient DEFAULT = new NeuronGradient(false, LayerChoice.AUTOMATIC, Neuron.STRONGEST);

    /** Guided backpropagation. */
    public static final NeuronGradient GUIDED = new NeuronGradient(true, LayerChoice.AUTOMATIC, Neuron.STRONGEST);

    private static final Parameter<NeuronGradient, LayerChoice> LAYER = Parameter.layer(NeuronGradient::layer);
    private static final Parameter<NeuronGradient, Neuron> NEURON = Neuron.parameter(NeuronGradient::neuron);

    public static final Parameters<NeuronGradient> PARAMETERS =
            Parameters.of(v -> new NeuronGradient(v.method().guided(), v.get(LAYER), v.get(NEURON)), LAYER, NEURON);

    @Override
    public String name() {
        return guided ? "neuron_guided_backprop" : "neuron_gradient";
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        Layer one = builder.layers().one(layer);
        Map<String, String> seeds = Map.of(one.value(), neuron.oneHot(builder.ops(), one));
        Composite rules = guided ? RectifierComposites.guidedBackprop() : Composite.GRADIENT;
        String map = builder.backward(rules, seeds, builder.input());
        Emission gradient = Emission.ofLayers(map, List.of(one));
        return neuron.recorded(
                builder.ops(), one, guided ? Guidance.noted(builder, seeds.keySet(), gradient) : gradient);
    }
}

package org.vizsla.explain.method.layer;

import java.util.List;
import java.util.Map;
import org.vizsla.autodiff.rule.RectifierComposites;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.network.Layer;
import org.vizsla.explain.network.LayerChoice;

/**
 * Guided backpropagation from one neuron's value to the input, {@code [N, C, H, W]}: what that neuron has found in the picture.
 *
 * <p>Source: J. T. Springenberg, A. Dosovitskiy, T. Brox, M. Riedmiller, Striving for Simplicity: The All Convolutional Net, 2014.
 *
 * @param layer one layer; automatic by default
 * @param neuron of that layer; the one with the largest value by default
 */
public record NeuronGuidedBackprop(LayerChoice layer, Neuron neuron) implements GraphMethod {
    public static final NeuronGuidedBackprop DEFAULT =
            new NeuronGuidedBackprop(LayerChoice.AUTOMATIC, Neuron.STRONGEST);

    public static final List<Parameter<NeuronGuidedBackprop>> PARAMETERS = List.of(
            Parameter.layer(
                    NeuronGuidedBackprop::layer, (method, layer) -> new NeuronGuidedBackprop(layer, method.neuron())),
            Parameter.of(
                    "neuron",
                    Neuron.KIND,
                    "which neuron of the layer",
                    Neuron::parse,
                    NeuronGuidedBackprop::neuron,
                    (method, neuron) -> new NeuronGuidedBackprop(method.layer(), neuron)));

    @Override
    public String name() {
        return "neuron_guided_backprop";
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        Layer one = builder.layers().one(layer);
        Map<String, String> seeds = Map.of(one.value(), neuron.oneHot(builder.ops(), one));
        String map = builder.backward(RectifierComposites.guidedBackprop(), seeds, builder.input());
        return Emission.ofLayers(map, List.of(one));
    }
}

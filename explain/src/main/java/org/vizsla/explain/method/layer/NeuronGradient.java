package org.vizsla.explain.method.layer;

import java.util.List;
import java.util.Map;
import org.vizsla.autodiff.Composite;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.network.Layer;
import org.vizsla.explain.network.LayerChoice;

/**
 * The gradient of one neuron's value with respect to the input, {@code [N, C, H, W]}.
 *
 * <p>Source: Captum's {@code NeuronGradient}, after K. Simonyan, A. Vedaldi, A. Zisserman, 2013.
 *
 * @param layer one layer; automatic by default
 * @param neuron of that layer; the one with the largest value by default
 */
public record NeuronGradient(LayerChoice layer, Neuron neuron) implements GraphMethod {
    public static final NeuronGradient DEFAULT = new NeuronGradient(LayerChoice.AUTOMATIC, Neuron.STRONGEST);

    public static final List<Parameter<NeuronGradient>> PARAMETERS = List.of(
            Parameter.layer(NeuronGradient::layer, (method, layer) -> new NeuronGradient(layer, method.neuron())),
            Parameter.of(
                    "neuron",
                    Neuron.KIND,
                    "which neuron of the layer",
                    Neuron::parse,
                    NeuronGradient::neuron,
                    (method, neuron) -> new NeuronGradient(method.layer(), neuron)));

    @Override
    public String name() {
        return "neuron_gradient";
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        Layer one = builder.layers().one(layer);
        Map<String, String> seeds = Map.of(one.value(), neuron.oneHot(builder.ops(), one));
        String map = builder.backward(Composite.GRADIENT, seeds, builder.input());
        return Emission.ofLayers(map, List.of(one));
    }
}

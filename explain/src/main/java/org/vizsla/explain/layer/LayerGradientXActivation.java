package org.vizsla.explain.layer;

import java.util.List;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.Layer;
import org.vizsla.explain.LayerChoice;
import org.vizsla.explain.Parameter;
import org.vizsla.explain.Passes;

/**
 * The layer's value times the gradient of the score with respect to it, in its shape, but of a map as {@code [N, C, h, w]}.
 *
 * <p>Source: Captum's {@code LayerGradientXActivation}.
 *
 * @param layer one layer; automatic by default
 */
public record LayerGradientXActivation(LayerChoice layer) implements GraphMethod {
    public static final LayerGradientXActivation DEFAULT = new LayerGradientXActivation(LayerChoice.AUTOMATIC);

    public static final List<Parameter<LayerGradientXActivation>> PARAMETERS = List.of(
            Parameter.layer(LayerGradientXActivation::layer, (method, layer) -> new LayerGradientXActivation(layer)));

    @Override
    public String name() {
        return "layer_gradient_x_activation";
    }

    @Override
    public Emission emit(Passes passes) {
        Layer one = passes.layers().one(layer);
        String product = passes.ops().mul(one.value(), passes.gradient(one.value()));
        return Emission.ofLayers(passes.layers().asResult(passes.ops(), one, product), List.of(one));
    }
}

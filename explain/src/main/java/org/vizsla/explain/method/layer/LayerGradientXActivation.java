package org.vizsla.explain.method.layer;

import java.util.List;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.network.Layer;
import org.vizsla.explain.network.LayerChoice;

/**
 * The layer's value times the gradient of the score with respect to it, in its shape, or {@code [N, C, h, w]} for a map.
 *
 * <p>Source: Captum's {@code LayerGradientXActivation}.
 *
 * @param layer one layer; automatic by default
 */
public record LayerGradientXActivation(LayerChoice layer) implements GraphMethod {
    public static final LayerGradientXActivation DEFAULT = new LayerGradientXActivation(LayerChoice.AUTOMATIC);

    private static final Parameter<LayerGradientXActivation, LayerChoice> LAYER =
            Parameter.layer(LayerGradientXActivation::layer);

    public static final Parameters<LayerGradientXActivation> PARAMETERS =
            Parameters.of(v -> new LayerGradientXActivation(v.get(LAYER)), LAYER);

    @Override
    public String name() {
        return "layer_gradient_x_activation";
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        Layer one = builder.layers().one(layer);
        String product = builder.ops().mul(one.value(), builder.gradient(one.value()));
        return Emission.ofLayers(builder.layers().asResult(builder.ops(), one, product), List.of(one));
    }
}

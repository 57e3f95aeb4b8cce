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
 * The layer's own value, in its shape, or {@code [N, C, h, w]} for a map; it does not depend on the class.
 *
 * @param layer one layer; automatic by default
 */
public record LayerActivation(LayerChoice layer) implements GraphMethod {
    public static final LayerActivation DEFAULT = new LayerActivation(LayerChoice.AUTOMATIC);

    private static final Parameter<LayerActivation, LayerChoice> LAYER = Parameter.layer(LayerActivation::layer);

    public static final Parameters<LayerActivation> PARAMETERS =
            Parameters.of(v -> new LayerActivation(v.get(LAYER)), LAYER);

    @Override
    public String name() {
        return "layer_activation";
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        Layer one = builder.layers().one(layer);
        return Emission.ofLayers(builder.layers().asResult(builder.ops(), one, one.value()), List.of(one));
    }
}

package org.vizsla.explain.method.cam;

import java.util.List;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.graph.Ops;

/**
 * LayerCAM: {@code relu(sum_c max(G_c, 0) A_c)}, place by place; meant for early layers too.
 *
 * <p>Source: P.-T. Jiang and others, LayerCAM: Exploring Hierarchical Class Activation Sums for Localization, 2021.
 *
 * @param layer automatic by default
 * @param relu whether the map is rectified, as by default: only what supports the class is kept
 */
public record LayerCam(LayerChoice layer, boolean relu) implements GraphMethod {
    public static final LayerCam DEFAULT = new LayerCam(LayerChoice.AUTOMATIC, true);

    public static final List<Parameter<LayerCam>> PARAMETERS = List.of(
            Parameter.layer(LayerCam::layer, (method, layer) -> new LayerCam(layer, method.relu())),
            Parameter.flag(
                    "relu",
                    "whether only what supports the class is kept",
                    LayerCam::relu,
                    (method, relu) -> new LayerCam(method.layer(), relu)));

    @Override
    public String name() {
        return "layer_cam";
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        return CamFormula.emit(builder, layer, relu, LayerCam::map);
    }

    private static String map(Ops ops, String a, String g) {
        return CamFormula.weighted(ops, ops.op("Relu", g).value(), a);
    }
}

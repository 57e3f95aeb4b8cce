package org.vizsla.explain.method.cam;

import java.util.List;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.graph.Ops;

/**
 * HiResCAM: {@code relu(sum_c G_c A_c)}, place by place: where the rest of the network is linear, exactly what each place adds to the score.
 *
 * <p>Source: R. L. Draelos, L. Carin, Use HiResCAM instead of Grad-CAM for faithful explanations of convolutional neural networks, 2020.
 *
 * @param layer automatic by default
 * @param relu whether the map is rectified, as by default: only what supports the class is kept
 */
public record HiResCam(LayerChoice layer, boolean relu) implements GraphMethod {
    public static final HiResCam DEFAULT = new HiResCam(LayerChoice.AUTOMATIC, true);

    public static final List<Parameter<HiResCam>> PARAMETERS = List.of(
            Parameter.layer(HiResCam::layer, (method, layer) -> new HiResCam(layer, method.relu())),
            Parameter.flag(
                    "relu",
                    "whether only what supports the class is kept",
                    HiResCam::relu,
                    (method, relu) -> new HiResCam(method.layer(), relu)));

    @Override
    public String name() {
        return "hires_cam";
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        return CamFormula.emit(builder, layer, relu, HiResCam::map);
    }

    private static String map(Ops ops, String a, String g) {
        return CamFormula.weighted(ops, g, a);
    }
}

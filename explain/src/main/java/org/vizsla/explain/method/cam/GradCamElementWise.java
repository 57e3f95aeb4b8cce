package org.vizsla.explain.method.cam;

import java.util.List;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.graph.Ops;

/**
 * Element-wise Grad-CAM: {@code sum_c max(G_c A_c, 0)}: products that speak against the class do not cancel others.
 *
 * <p>Source: pytorch-grad-cam's {@code GradCAMElementWise}.
 *
 * @param layer automatic by default
 * @param relu whether the map is rectified, as by default: only what supports the class is kept
 */
public record GradCamElementWise(LayerChoice layer, boolean relu) implements GraphMethod {
    public static final GradCamElementWise DEFAULT = new GradCamElementWise(LayerChoice.AUTOMATIC, true);

    public static final List<Parameter<GradCamElementWise>> PARAMETERS = List.of(
            Parameter.layer(GradCamElementWise::layer, (method, layer) -> new GradCamElementWise(layer, method.relu())),
            Parameter.flag(
                    "relu",
                    "whether only what supports the class is kept",
                    GradCamElementWise::relu,
                    (method, relu) -> new GradCamElementWise(method.layer(), relu)));

    @Override
    public String name() {
        return "grad_cam_element_wise";
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        return CamFormula.emit(builder, layer, relu, GradCamElementWise::map);
    }

    private static String map(Ops ops, String a, String g) {
        return ops.sum(ops.op("Relu", ops.mul(g, a)).value(), true, 1);
    }
}

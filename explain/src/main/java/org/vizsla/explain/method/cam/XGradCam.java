package org.vizsla.explain.method.cam;

import java.util.List;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.graph.Ops;

/**
 * XGrad-CAM: {@code relu(sum_c w_c A_c)} with {@code w_c = sum(G_c A_c) / (sum(A_c) + 1e-7)}, sums over all places.
 *
 * <p>Source: R. Fu and others, Axiom-based Grad-CAM: Towards Accurate Visualization and Explanation of CNNs, 2020; the small number is pytorch-grad-cam's.
 *
 * @param layer automatic by default
 * @param relu whether the map is rectified, as by default: only what supports the class is kept
 */
public record XGradCam(LayerChoice layer, boolean relu) implements GraphMethod {
    public static final XGradCam DEFAULT = new XGradCam(LayerChoice.AUTOMATIC, true);

    public static final List<Parameter<XGradCam>> PARAMETERS = List.of(
            Parameter.layer(XGradCam::layer, (method, layer) -> new XGradCam(layer, method.relu())),
            Parameter.flag(
                    "relu",
                    "whether only what supports the class is kept",
                    XGradCam::relu,
                    (method, relu) -> new XGradCam(method.layer(), relu)));

    private static final double SMALL = 1e-7;

    @Override
    public String name() {
        return "x_grad_cam";
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        return CamFormula.emit(builder, layer, relu, XGradCam::map);
    }

    private static String map(Ops ops, String a, String g) {
        String all = ops.add(ops.sum(a, true, 2, 3), ops.scalar(SMALL));
        return CamFormula.weighted(ops, ops.div(ops.sum(ops.mul(g, a), true, 2, 3), all), a);
    }
}

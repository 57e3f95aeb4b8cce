package org.vizsla.explain.method.cam;

import java.util.List;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.graph.Ops;

/**
 * Grad-CAM: {@code relu(sum_c w_c A_c)} with {@code w_c} the mean of {@code G_c} over all places.
 *
 * <p>Without the rectification it is Captum's {@code LayerGradCam}. Source: R. R. Selvaraju and others, Grad-CAM: Visual Explanations from Deep Networks via
 * Gradient-based Localization, 2017.
 *
 * @param layer automatic by default
 * @param relu whether the map is rectified, as by default: only what supports the class is kept
 */
public record GradCam(LayerChoice layer, boolean relu) implements GraphMethod {
    public static final GradCam DEFAULT = new GradCam(LayerChoice.AUTOMATIC, true);

    public static final List<Parameter<GradCam>> PARAMETERS = List.of(
            Parameter.layer(GradCam::layer, (method, layer) -> new GradCam(layer, method.relu())),
            Parameter.flag(
                    "relu",
                    "whether only what supports the class is kept",
                    GradCam::relu,
                    (method, relu) -> new GradCam(method.layer(), relu)));

    @Override
    public String name() {
        return "grad_cam";
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        return CamFormula.emit(builder, layer, relu, GradCam::map);
    }

    private static String map(Ops ops, String a, String g) {
        return CamFormula.weighted(ops, ops.mean(g, true, 2, 3), a);
    }
}

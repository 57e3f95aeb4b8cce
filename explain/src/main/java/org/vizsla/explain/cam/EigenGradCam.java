package org.vizsla.explain.cam;

import java.util.List;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.LayerChoice;
import org.vizsla.explain.Parameter;
import org.vizsla.explain.Passes;

/**
 * Eigen-Grad-CAM: the first principal component of {@code G A}; like {@link EigenCam}, but of what matters for the class.
 *
 * <p>Source: pytorch-grad-cam's {@code EigenGradCAM}, after M. B. Muhammad, M. Yeasin, Eigen-CAM, 2020.
 *
 * @param layer automatic by default
 * @param relu whether the map is rectified, as by default: only what counts as much is kept
 * @param orientation {@link Orientation#CORNER} by default
 */
public record EigenGradCam(LayerChoice layer, boolean relu, Orientation orientation) implements GraphMethod {
    public static final EigenGradCam DEFAULT = new EigenGradCam(LayerChoice.AUTOMATIC, true, Orientation.CORNER);

    public static final List<Parameter<EigenGradCam>> PARAMETERS = List.of(
            Parameter.layer(
                    EigenGradCam::layer,
                    (method, layer) -> new EigenGradCam(layer, method.relu(), method.orientation())),
            Parameter.flag(
                    "relu",
                    "whether only what counts as much is kept",
                    EigenGradCam::relu,
                    (method, relu) -> new EigenGradCam(method.layer(), relu, method.orientation())),
            Parameter.choice(
                    "orientation",
                    Orientation.class,
                    "which direction of the component counts as much",
                    EigenGradCam::orientation,
                    (method, orientation) -> new EigenGradCam(method.layer(), method.relu(), orientation)));

    @Override
    public String name() {
        return "eigen_grad_cam";
    }

    @Override
    public Emission emit(Passes passes) {
        return LayerMaps.emit(
                passes,
                layer,
                relu,
                layer -> (ops, a, g) -> PrincipalComponent.emit(ops, ops.mul(g, a), layer, orientation));
    }
}

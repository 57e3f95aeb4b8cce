package org.vizsla.explain.method.cam;

import java.util.List;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.network.LayerChoice;

/**
 * Eigen-CAM: the first principal component of the activations {@code A}, which knows nothing of the class; and Eigen-Grad-CAM: that of {@code G A}, of what matters
 * for the class.
 *
 * <p>The value at each place is the projection of its channels, minus their means over all places, on the first right singular vector, as
 * {@link PrincipalComponent} computes it. Sources: M. B. Muhammad, M. Yeasin, Eigen-CAM: Class Activation Map using Principal Components, 2020; pytorch-grad-cam's
 * {@code EigenGradCAM}.
 *
 * @param ofClass whether activations are multiplied by their gradients first: Eigen-Grad-CAM
 * @param layer automatic by default
 * @param relu whether the map is rectified, as by default: only what counts as much is kept
 * @param orientation {@link Orientation#CORNER} by default
 */
public record EigenCam(boolean ofClass, LayerChoice layer, boolean relu, Orientation orientation)
        implements GraphMethod {
    /** Eigen-CAM. */
    public static final EigenCam DEFAULT = new EigenCam(false, LayerChoice.AUTOMATIC, true, Orientation.CORNER);

    /** Eigen-Grad-CAM. */
    public static final EigenCam GRAD = new EigenCam(true, LayerChoice.AUTOMATIC, true, Orientation.CORNER);

    public static final List<Parameter<EigenCam>> PARAMETERS = List.of(
            Parameter.layer(
                    EigenCam::layer,
                    (method, layer) -> new EigenCam(method.ofClass(), layer, method.relu(), method.orientation())),
            Parameter.flag(
                    "relu",
                    "whether only what counts as much is kept",
                    EigenCam::relu,
                    (method, relu) -> new EigenCam(method.ofClass(), method.layer(), relu, method.orientation())),
            Parameter.choice(
                    "orientation",
                    Orientation.class,
                    "which direction of the component counts as much",
                    EigenCam::orientation,
                    (method, orientation) ->
                            new EigenCam(method.ofClass(), method.layer(), method.relu(), orientation)));

    @Override
    public String name() {
        return ofClass ? "eigen_grad_cam" : "eigen_cam";
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        return CamFormula.emit(
                builder,
                layer,
                relu,
                layer -> (ops, a, g) -> PrincipalComponent.emit(ops, ofClass ? ops.mul(g, a) : a, layer, orientation));
    }
}

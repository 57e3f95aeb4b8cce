package org.vizsla.explain.cam;

import java.util.List;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.LayerChoice;
import org.vizsla.explain.Parameter;
import org.vizsla.explain.Passes;

/**
 * Eigen-CAM: the first principal component of the activations; it knows nothing of the class.
 *
 * <p>The value at each place is the projection of its channels, minus their means over all places, on the first right singular vector, as
 * {@link PrincipalComponent} computes it. Source: M. B. Muhammad, M. Yeasin, Eigen-CAM: Class Activation Map using Principal Components, 2020.
 *
 * @param layer automatic by default
 * @param relu whether the map is rectified, as by default: only what counts as much is kept
 * @param orientation {@link Orientation#CORNER} by default
 */
public record EigenCam(LayerChoice layer, boolean relu, Orientation orientation) implements GraphMethod {
    public static final EigenCam DEFAULT = new EigenCam(LayerChoice.AUTOMATIC, true, Orientation.CORNER);

    public static final List<Parameter<EigenCam>> PARAMETERS = List.of(
            Parameter.layer(
                    EigenCam::layer, (method, layer) -> new EigenCam(layer, method.relu(), method.orientation())),
            Parameter.flag(
                    "relu",
                    "whether only what counts as much is kept",
                    EigenCam::relu,
                    (method, relu) -> new EigenCam(method.layer(), relu, method.orientation())),
            Parameter.choice(
                    "orientation",
                    Orientation.class,
                    "which direction of the component counts as much",
                    EigenCam::orientation,
                    (method, orientation) -> new EigenCam(method.layer(), method.relu(), orientation)));

    @Override
    public String name() {
        return "eigen_cam";
    }

    @Override
    public Emission emit(Passes passes) {
        return LayerMaps.emit(
                passes, layer, relu, layer -> (ops, a, g) -> PrincipalComponent.emit(ops, a, layer, orientation));
    }
}

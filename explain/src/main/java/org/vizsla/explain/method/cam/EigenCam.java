package org.vizsla.explain.method.cam;

import java.util.Optional;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.graph.Ops;

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
 * @param relu whether the map is rectified, as by default: only what counts as high is kept
 * @param orientation {@link Orientation#CORNER} by default
 */
public record EigenCam(boolean ofClass, LayerChoice layer, boolean relu, Orientation orientation)
        implements GraphMethod {
    /** Eigen-CAM. */
    public static final EigenCam DEFAULT = new EigenCam(false, LayerChoice.AUTOMATIC, true, Orientation.CORNER);

    /** Eigen-Grad-CAM. */
    public static final EigenCam GRAD = new EigenCam(true, LayerChoice.AUTOMATIC, true, Orientation.CORNER);

    private static final Parameter<EigenCam, LayerChoice> LAYER = Parameter.layer(EigenCam::layer);
    private static final Parameter<EigenCam, Boolean> RELU =
            Parameter.flag(Rectification.PARAMETER, "whether to keep only the positive part", EigenCam::relu);
    private static final Parameter<EigenCam, Orientation> ORIENTATION = Parameter.choice(
            "orientation",
            Orientation.class,
            "which direction of the component counts as positive",
            EigenCam::orientation);

    public static final Parameters<EigenCam> PARAMETERS = Parameters.of(
            v -> new EigenCam(v.method().ofClass(), v.get(LAYER), v.get(RELU), v.get(ORIENTATION)),
            LAYER,
            RELU,
            ORIENTATION);

    @Override
    public String name() {
        return ofClass ? "eigen_grad_cam" : "eigen_cam";
    }

    private Optional<Rectification> rectification() {
        return relu ? Optional.of(Rectification.withoutClass(name())) : Optional.empty();
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        Ops ops = builder.ops();
        return FusedMaps.emit(builder, layer, rectification(), one -> {
            String value = one.layer().value();
            String a = one.map(ops, value);
            String x = ofClass ? ops.mul(one.map(ops, builder.gradient(value)), a) : a;
            return PrincipalComponent.emit(ops, x, one, orientation);
        });
    }
}

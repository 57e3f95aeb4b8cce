package org.vizsla.explain.method.cam;

import java.util.List;
import org.vizsla.autodiff.rule.RectifierComposites;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.method.Upsampling;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.graph.Ops;

/**
 * Guided Grad-CAM: guided backpropagation times the upsampled Grad-CAM, {@code [N, C, H, W]}: detailed like the one, class-specific like the other.
 *
 * <p>Source: R. R. Selvaraju and others, Grad-CAM, 2017.
 *
 * @param layer automatic by default
 * @param upsampling {@link Upsampling#NEAREST} by default, as in Captum
 */
public record GuidedGradCam(LayerChoice layer, Upsampling upsampling) implements GraphMethod {
    public static final GuidedGradCam DEFAULT = new GuidedGradCam(LayerChoice.AUTOMATIC, Upsampling.NEAREST);

    private static final Parameter<GuidedGradCam, LayerChoice> LAYER = Parameter.layer(GuidedGradCam::layer);
    private static final Parameter<GuidedGradCam, Upsampling> UPSAMPLING = Parameter.choice(
            "upsampling", Upsampling.class, "how Grad-CAM is resized to the image", GuidedGradCam::upsampling);

    public static final Parameters<GuidedGradCam> PARAMETERS =
            Parameters.of(v -> new GuidedGradCam(v.get(LAYER), v.get(UPSAMPLING)), LAYER, UPSAMPLING);

    @Override
    public String name() {
        return "guided_grad_cam";
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        Ops ops = builder.ops();
        Emission cam = new GradientCam(CamFormula.GRAD_CAM, layer, true).emit(builder);
        String large = upsampling.emit(builder, cam.map());
        String guided = builder.backward(RectifierComposites.guidedBackprop(), builder.input());
        return new Emission(ops.mul(guided, large), cam.layers(), List.of());
    }
}

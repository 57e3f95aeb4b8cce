package org.vizsla.explain.method.cam;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vizsla.autodiff.rule.RectifierComposites;
import org.vizsla.explain.Emission;
import org.vizsla.explain.Findings;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.Reason;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.method.Upsampling;
import org.vizsla.explain.method.gradient.Guidance;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.graph.Ops;

/**
 * Guided Grad-CAM: guided backpropagation times the upsampled Grad-CAM, {@code [N, C, H, W]}: detailed like the one, class-specific like the other.
 *
 * <p>Source: R. R. Selvaraju and others, Grad-CAM, 2017.
 *
 * @param layer automatic by default
 * @param upsampling {@link Upsampling#NEAREST} by default, as in Captum
 * @param relu whether Grad-CAM is rectified, as by default
 */
public record GuidedGradCam(LayerChoice layer, Upsampling upsampling, boolean relu) implements GraphMethod {
    public static final GuidedGradCam DEFAULT = new GuidedGradCam(LayerChoice.AUTOMATIC, Upsampling.NEAREST, true);

    private static final Parameter<GuidedGradCam, LayerChoice> LAYER = Parameter.layer(GuidedGradCam::layer);
    private static final Parameter<GuidedGradCam, Upsampling> UPSAMPLING = Parameter.choice(
            "upsampling", Upsampling.class, "how Grad-CAM is resized to the image", GuidedGradCam::upsampling);

    private static final Parameter<GuidedGradCam, Boolean> RELU = Parameter.flag(
            Rectification.PARAMETER, "whether Grad-CAM keeps only what supports the class", GuidedGradCam::relu);

    public static final Parameters<GuidedGradCam> PARAMETERS = Parameters.of(
            v -> new GuidedGradCam(v.get(LAYER), v.get(UPSAMPLING), v.get(RELU)), LAYER, UPSAMPLING, RELU);

    @Override
    public String name() {
        return "guided_grad_cam";
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        Ops ops = builder.ops();
        Emission cam = new GradientCam(CamFormula.GRAD_CAM, layer, relu).emit(builder, Rectification.ofClass(name()));
        String large = upsampling.emit(builder, cam.map());
        String guided = builder.backward(RectifierComposites.guidedBackprop(), builder.input());
        Emission map = new Emission(ops.mul(guided, large), cam.layers(), List.of()).with(nothingGuided(ops, guided));
        Emission whole = new Emission(
                map.map(),
                map.layers(),
                Stream.concat(map.checks().stream(), cam.checks().stream()).toList());
        return Guidance.noted(builder, List.of(builder.model().scores()), whole);
    }

    /** Where guided backpropagation itself is zero, no setting of Grad-CAM shows anything. */
    private static Emission.Check nothingGuided(Ops ops, String guided) {
        String magnitude = ops.sum(ops.square(guided), false, 1, 2, 3);
        return new Emission.Check(
                Map.of("guided", magnitude),
                numbers -> numbers.applyAsDouble("guided") == 0
                        ? Findings.NONE.withCause(Reason.of("guided backpropagation is zero everywhere"))
                        : Findings.NONE);
    }
}

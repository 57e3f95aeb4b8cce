package org.vizsla.explain.method.cam;

import java.util.List;
import java.util.Optional;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.graph.Ops;

/**
 * A class activation map of a layer's value and the gradient of the class score with respect to it, {@code [N, 1, h, w]}: Grad-CAM and its relatives, which differ only in their
 * {@linkplain CamFormula formula}.
 *
 * @param formula how the map is made
 * @param layer automatic by default; the maps of several are fused
 * @param relu whether the map is rectified, as by default: only what supports the class is kept
 */
public record GradientCam(CamFormula formula, LayerChoice layer, boolean relu) implements GraphMethod {
    public static final GradientCam GRAD_CAM = of(CamFormula.GRAD_CAM);
    public static final GradientCam GRAD_CAM_PLUS_PLUS = of(CamFormula.GRAD_CAM_PLUS_PLUS);
    public static final GradientCam HIRES_CAM = of(CamFormula.HIRES_CAM);
    public static final GradientCam LAYER_CAM = of(CamFormula.LAYER_CAM);
    public static final GradientCam X_GRAD_CAM = of(CamFormula.X_GRAD_CAM);
    public static final GradientCam GRAD_CAM_ELEMENT_WISE = of(CamFormula.GRAD_CAM_ELEMENT_WISE);

    private static final Parameter<GradientCam, LayerChoice> LAYER = Parameter.layer(GradientCam::layer);
    private static final Parameter<GradientCam, Boolean> RELU = Rectification.parameter(GradientCam::relu);

    public static final Parameters<GradientCam> PARAMETERS =
            Parameters.of(v -> new GradientCam(v.method().formula(), v.get(LAYER), v.get(RELU)), LAYER, RELU);

    /** With the layer chosen automatically, and rectified. */
    public static GradientCam of(CamFormula formula) {
        return new GradientCam(formula, LayerChoice.AUTOMATIC, true);
    }

    @Override
    public String name() {
        return formula.label();
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        return emit(builder, Rectification.ofClass(name()));
    }

    /** Emits it as a part of a method, which has a parameter for the rectification. */
    Emission emit(ExplainerBuilder builder, Rectification rectification) {
        Ops ops = builder.ops();
        Emission map = FusedMaps.emit(builder, layer, relu ? Optional.of(rectification) : Optional.empty(), one -> {
            String value = one.layer().value();
            return formula.map(ops, one.map(ops, value), one.map(ops, builder.gradient(value)));
        });
        return relu && !formula.isSigned() ? map.with(unsigned(builder)) : map;
    }

    /** Where a formula keeps only what is above zero itself, HiResCAM has what it drops. */
    private Emission.Check unsigned(ExplainerBuilder builder) {
        Ops ops = builder.ops();
        List<String> signed = builder.layers().mapsOf(layer).stream()
                .map(one -> {
                    String value = one.layer().value();
                    return CamFormula.HIRES_CAM.map(ops, one.map(ops, value), one.map(ops, builder.gradient(value)));
                })
                .toList();
        return Rectification.ofClass(HIRES_CAM.name()).check(builder, signed);
    }
}

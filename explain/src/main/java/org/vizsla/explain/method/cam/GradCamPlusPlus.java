package org.vizsla.explain.method.cam;

import java.util.List;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.graph.Ops;

/**
 * Grad-CAM++: {@code relu(sum_c w_c A_c)} with {@code w_c = sum(max(G_c, 0) G_c^2 / (2 G_c^2 + sum(A_c) G_c^3 + 1e-6))}, sums over all places.
 *
 * <p>Source: A. Chattopadhyay, A. Sarkar, P. Howlader, V. N. Balasubramanian, Grad-CAM++: Generalized Gradient-based Visual Explanations for Deep
 * Convolutional Networks, 2017, equations 7 and 19 for a score that goes through an exponential; the small number is pytorch-grad-cam's.
 *
 * @param layer automatic by default
 * @param relu whether the map is rectified, as by default: only what supports the class is kept
 */
public record GradCamPlusPlus(LayerChoice layer, boolean relu) implements GraphMethod {
    public static final GradCamPlusPlus DEFAULT = new GradCamPlusPlus(LayerChoice.AUTOMATIC, true);

    public static final List<Parameter<GradCamPlusPlus>> PARAMETERS = List.of(
            Parameter.layer(GradCamPlusPlus::layer, (method, layer) -> new GradCamPlusPlus(layer, method.relu())),
            Parameter.flag(
                    "relu",
                    "whether only what supports the class is kept",
                    GradCamPlusPlus::relu,
                    (method, relu) -> new GradCamPlusPlus(method.layer(), relu)));

    private static final double SMALL = 1e-6;

    @Override
    public String name() {
        return "grad_cam_plus_plus";
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        return CamFormula.emit(builder, layer, relu, GradCamPlusPlus::map);
    }

    private static String map(Ops ops, String a, String g) {
        return CamFormula.weighted(ops, weights(ops, a, g), a);
    }

    /** {@code [N, C, 1, 1]}. */
    static String weights(Ops ops, String a, String g) {
        String square = ops.square(g);
        String cube = ops.mul(square, g);
        String below = ops.add(ops.add(ops.mul(square, 2), ops.mul(ops.sum(a, true, 2, 3), cube)), ops.scalar(SMALL));
        String positive = ops.op("Relu", g).value();
        return ops.sum(ops.mul(positive, ops.div(square, below)), true, 2, 3);
    }
}

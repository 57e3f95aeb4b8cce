package org.vizsla.explain.method.cam;

import java.util.Locale;
import org.vizsla.graph.Ops;

/**
 * How a class activation map, {@code [N, 1, h, w]}, is made of a layer's value {@code A} and the gradient {@code G} of the class score with respect to it, both
 * {@code [N, C, h, w]}. Sums over {@code c} are over channels, all others over places.
 */
public enum CamFormula {
    /**
     * {@code sum_c w_c A_c} with {@code w_c} the mean of {@code G_c} over all places.
     *
     * <p>Without the rectification it is Captum's {@code LayerGradCam}. Source: R. R. Selvaraju and others, Grad-CAM: Visual Explanations from Deep Networks via
     * Gradient-based Localization, 2017.
     */
    GRAD_CAM((ops, a, g) -> weighted(ops, ops.mean(g, true, 2, 3), a)),

    /**
     * {@code sum_c w_c A_c} with {@code w_c = sum(max(G_c, 0) G_c^2 / (2 G_c^2 + sum(A_c) G_c^3 + 1e-6))}.
     *
     * <p>Source: A. Chattopadhyay, A. Sarkar, P. Howlader, V. N. Balasubramanian, Grad-CAM++: Generalized Gradient-based Visual Explanations for Deep Convolutional
     * Networks, 2017, equations 7 and 19 for a score that goes through an exponential; the small number is pytorch-grad-cam's.
     */
    GRAD_CAM_PLUS_PLUS((ops, a, g) -> {
        String square = ops.square(g);
        String cubes = ops.mul(overPlaces(ops, a), ops.mul(square, g));
        String divisor = ops.add(ops.add(ops.mul(square, 2), cubes), ops.scalar(CamFormula.LEAST_CURVATURE));
        String alpha = ops.div(square, divisor);
        return weighted(ops, overPlaces(ops, ops.mul(positive(ops, g), alpha)), a);
    }),

    /**
     * {@code sum_c G_c A_c}, place by place: where the rest of the network is linear, exactly what each place adds to the score.
     *
     * <p>Source: R. L. Draelos, L. Carin, Use HiResCAM instead of Grad-CAM for faithful explanations of convolutional neural networks, 2020.
     */
    HIRES_CAM((ops, a, g) -> weighted(ops, g, a)),

    /**
     * {@code sum_c max(G_c, 0) A_c}, place by place; meant for early layers too.
     *
     * <p>Source: P.-T. Jiang and others, LayerCAM: Exploring Hierarchical Class Activation Maps for Localization, 2021.
     */
    LAYER_CAM((ops, a, g) -> weighted(ops, positive(ops, g), a)),

    /**
     * {@code sum_c w_c A_c} with {@code w_c = sum(G_c A_c) / (sum(A_c) + 1e-7)}.
     *
     * <p>Source: R. Fu and others, Axiom-based Grad-CAM: Towards Accurate Visualization and Explanation of CNNs, 2020; the small number is pytorch-grad-cam's.
     */
    X_GRAD_CAM((ops, a, g) -> {
        String activation = ops.add(overPlaces(ops, a), ops.scalar(CamFormula.LEAST_ACTIVATION));
        return weighted(ops, ops.div(overPlaces(ops, ops.mul(g, a)), activation), a);
    }),

    /**
     * {@code sum_c max(G_c A_c, 0)}: products against the class do not cancel others.
     *
     * <p>Source: pytorch-grad-cam's {@code GradCAMElementWise}.
     */
    GRAD_CAM_ELEMENT_WISE((ops, a, g) -> overChannels(ops, positive(ops, ops.mul(g, a))));

    /** Keeps the quotient of Grad-CAM++ finite where a gradient is zero: pytorch-grad-cam's value. */
    static final double LEAST_CURVATURE = 1e-6;

    /** Keeps the quotient of XGrad-CAM finite where a channel is silent: pytorch-grad-cam's value. */
    private static final double LEAST_ACTIVATION = 1e-7;

    private interface Formula {
        String map(Ops ops, String a, String g);
    }

    private final Formula formula;

    CamFormula(Formula formula) {
        this.formula = formula;
    }

    /** The name of the method with this formula. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its values below zero are all that speaks against the class; the others drop at least a part of it before they sum up. */
    boolean isSigned() {
        return this == GRAD_CAM || this == HIRES_CAM || this == X_GRAD_CAM;
    }

    /** Emits the map of a layer's value {@code a} and its gradient {@code g}. */
    String map(Ops ops, String a, String g) {
        return formula.map(ops, a, g);
    }

    /** {@code sum_c w_c A_c}: {@code [N, 1, h, w]} of weights {@code [N, C, 1, 1]} or {@code [N, C, h, w]}. */
    static String weighted(Ops ops, String weights, String a) {
        return overChannels(ops, ops.mul(weights, a));
    }

    private static String overChannels(Ops ops, String x) {
        return ops.sum(x, true, 1);
    }

    private static String overPlaces(Ops ops, String x) {
        return ops.sum(x, true, 2, 3);
    }

    private static String positive(Ops ops, String x) {
        return ops.op("Relu", x).value();
    }
}

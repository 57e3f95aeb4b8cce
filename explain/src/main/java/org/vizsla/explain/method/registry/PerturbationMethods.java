package org.vizsla.explain.method.registry;

import static org.vizsla.explain.method.registry.Family.PERTURBATION;
import static org.vizsla.explain.method.registry.Line.line;

import java.util.List;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.method.Passes;
import org.vizsla.explain.method.perturbation.ExtremalPerturbation;
import org.vizsla.explain.method.perturbation.FeatureAblation;
import org.vizsla.explain.method.perturbation.KernelShap;
import org.vizsla.explain.method.perturbation.Lime;
import org.vizsla.explain.method.perturbation.Occlusion;
import org.vizsla.explain.method.perturbation.Rise;
import org.vizsla.explain.method.perturbation.ShapleyValueSampling;
import org.vizsla.explain.method.perturbation.Xrai;
import org.vizsla.explain.method.segmentation.Segmentation;
import org.vizsla.explain.network.Layers;

/** Methods that watch what happens when parts of the image change. */
final class PerturbationMethods {
    static final List<MethodEntry<?>> TABLE = List.of(
            line(PERTURBATION, Occlusion.DEFAULT, Occlusion.PARAMETERS)
                    .called("Occlusion")
                    .takes(
                            "any network",
                            "1 forward per window",
                            (method, layers) -> covered(
                                    method.windowsOf(
                                            layers.model().height(),
                                            layers.model().width()),
                                    method.baseline()))
                    .shows("how much of the score is lost when a window is covered")
                    .from("Zeiler, Fergus, 2014: Visualizing and Understanding Convolutional Networks"),
            line(PERTURBATION, FeatureAblation.DEFAULT, FeatureAblation.PARAMETERS)
                    .called("Feature ablation")
                    .takes(
                            "any network",
                            "1 forward per segment",
                            (method, layers) -> covered(1 + segments(method.segments(), layers), method.baseline()))
                    .shows("how much of the score is lost when a segment is covered")
                    .from("Kokhlikyan et al., 2020: Captum"),
            line(PERTURBATION, Rise.DEFAULT, Rise.PARAMETERS)
                    .called("RISE")
                    .upToAConstant()
                    .takes("any network", "1 forward per mask", method -> Passes.forward(method.masks()))
                    .shows("the mean of random masks, weighted by the scores of what they show")
                    .from(
                            "Petsiuk, Das, Saenko, 2018: RISE: Randomized Input Sampling for Explanation of Black-box Models"),
            line(PERTURBATION, Lime.DEFAULT, Lime.PARAMETERS)
                    .called("LIME")
                    .takes(
                            "any network",
                            "1 forward per sample",
                            method -> covered(method.samples(), method.baseline()))
                    .shows("the weight of each segment in a linear model of the score")
                    .from("Ribeiro, Singh, Guestrin, 2016: Why Should I Trust You?"),
            line(PERTURBATION, KernelShap.DEFAULT, KernelShap.PARAMETERS)
                    .called("Kernel SHAP")
                    .takes(
                            "any network",
                            "1 forward per sample",
                            method -> covered(method.samples(), method.baseline()))
                    .shows("Shapley values of segments, by weighted least squares")
                    .from("Lundberg, Lee, 2017: A Unified Approach to Interpreting Model Predictions"),
            line(PERTURBATION, ShapleyValueSampling.DEFAULT, ShapleyValueSampling.PARAMETERS)
                    .called("Shapley value sampling")
                    .takes(
                            "any network",
                            "1 forward per segment and order",
                            (method, layers) -> covered(
                                    (double) method.orders() * segments(method.segments(), layers), method.baseline()))
                    .shows("Shapley values of segments, by random orders")
                    .from("Castro, Gómez, Tejada, 2009: Polynomial calculation of the Shapley value based on sampling"),
            line(PERTURBATION, ExtremalPerturbation.DEFAULT, ExtremalPerturbation.PARAMETERS)
                    .called("Extremal perturbation")
                    .takes("gradients", "1 forward, 1 backward per step", method -> Passes.both(method.steps()))
                    .shows("the smooth mask of a given area that keeps most of the score")
                    .from(
                            "Fong, Patrick, Vedaldi, 2019: Understanding Deep Networks via Extremal Perturbations and Smooth Masks"),
            line(PERTURBATION, Xrai.DEFAULT, Xrai.PARAMETERS)
                    .called("XRAI")
                    .takes(
                            "gradients",
                            "2 forward, 2 backward per step",
                            method -> Passes.both(
                                    method.steps() * method.baseline().count()))
                    .shows("regions, ranked by the density of integrated gradients in them")
                    .from("Kapishnikov, Bolukbasi, Viégas, Terry, 2019: XRAI: Better Attributions Through Regions"));

    private PerturbationMethods() {}

    /** So many covered images, each with every baseline. */
    private static Passes covered(double images, Baseline baseline) {
        return Passes.forward(images).times(baseline.count());
    }

    private static int segments(Segmentation segmentation, Layers layers) {
        return segmentation.about(layers.model().height(), layers.model().width());
    }
}

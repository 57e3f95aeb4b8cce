package org.vizsla.explain.method.registry;

import static org.vizsla.explain.method.registry.Family.GRADIENT;
import static org.vizsla.explain.method.registry.Line.line;

import java.util.List;
import org.vizsla.explain.method.Passes;
import org.vizsla.explain.method.gradient.BlurIntegratedGradients;
import org.vizsla.explain.method.gradient.Deconvolution;
import org.vizsla.explain.method.gradient.FullGrad;
import org.vizsla.explain.method.gradient.GradientShap;
import org.vizsla.explain.method.gradient.GuidedBackprop;
import org.vizsla.explain.method.gradient.GuidedIntegratedGradients;
import org.vizsla.explain.method.gradient.InputXGradient;
import org.vizsla.explain.method.gradient.IntegratedGradients;
import org.vizsla.explain.method.gradient.NoiseTunnel;
import org.vizsla.explain.method.gradient.Saliency;

/** Methods from gradients with respect to the input. */
final class GradientMethods {
    static final List<MethodEntry<?>> TABLE = List.of(
            line(GRADIENT, Saliency.DEFAULT, Saliency.PARAMETERS)
                    .called("Gradient (saliency)")
                    .takes("gradients", "1 forward, 1 backward", Passes.both(1))
                    .shows("how much the score changes with each value of the image")
                    .from("Simonyan, Vedaldi, Zisserman, 2013: Deep Inside Convolutional Networks"),
            line(GRADIENT, InputXGradient.DEFAULT, InputXGradient.PARAMETERS)
                    .called("Input × gradient")
                    .takes("gradients", "1 forward, 1 backward", Passes.both(1))
                    .shows("each value times how much the score changes with it")
                    .from("Shrikumar, Greenside, Shcherbina, Kundaje, 2016: Not Just a Black Box"),
            line(GRADIENT, IntegratedGradients.DEFAULT, IntegratedGradients.PARAMETERS)
                    .called("Integrated gradients")
                    .takes(
                            "gradients",
                            "50 forward, 50 backward",
                            method -> Passes.both(
                                    method.steps() * method.baseline().count()))
                    .shows("what each value adds on the way from a baseline to the image")
                    .from("Sundararajan, Taly, Yan, 2017: Axiomatic Attribution for Deep Networks"),
            line(GRADIENT, NoiseTunnel.SMOOTH_GRAD, NoiseTunnel.PARAMETERS)
                    .called("SmoothGrad")
                    .takes("gradients", "200 forward, 200 backward", method -> Passes.both(method.samples()))
                    .shows("the mean gradient of noisy copies")
                    .from("Smilkov and others, 2017: SmoothGrad"),
            line(GRADIENT, NoiseTunnel.SMOOTH_GRAD_SQUARED, NoiseTunnel.PARAMETERS)
                    .called("SmoothGrad-Squared")
                    .takes("gradients", "50 forward, 50 backward", method -> Passes.both(method.samples()))
                    .shows("the mean squared gradient of noisy copies")
                    .from("Hooker, Erhan, Kindermans, Kim, 2019: A Benchmark for Interpretability Methods"),
            line(GRADIENT, NoiseTunnel.VAR_GRAD, NoiseTunnel.PARAMETERS)
                    .called("VarGrad")
                    .takes("gradients", "50 forward, 50 backward", method -> Passes.both(method.samples()))
                    .shows("the variance of the gradient over noisy copies")
                    .from("Adebayo, Gilmer, Goodfellow, Kim, 2018: Local Explanation Methods Lack Sensitivity"),
            line(GRADIENT, GuidedBackprop.DEFAULT, GuidedBackprop.PARAMETERS)
                    .called("Guided backpropagation")
                    .takes("gradients; ReLUs", "1 forward, 1 backward", Passes.both(1))
                    .shows("the gradient, with only its positive part passed back through open ReLUs")
                    .from("Springenberg, Dosovitskiy, Brox, Riedmiller, 2014: Striving for Simplicity"),
            line(GRADIENT, Deconvolution.DEFAULT, Deconvolution.PARAMETERS)
                    .called("Deconvolution")
                    .takes("gradients; ReLUs", "1 forward, 1 backward", Passes.both(1))
                    .shows("the gradient, with its positive part passed back through all ReLUs")
                    .from("Zeiler, Fergus, 2013: Visualizing and Understanding Convolutional Networks"),
            line(GRADIENT, GradientShap.DEFAULT, GradientShap.PARAMETERS)
                    .called("GradientSHAP")
                    .takes("gradients", "200 forward, 200 backward", method -> Passes.both(method.samples()))
                    .shows("the expected gradient between baselines and noisy copies")
                    .from("Lundberg, Lee, 2017: A Unified Approach; Erion and others, 2019: Attribution Priors"),
            line(GRADIENT, BlurIntegratedGradients.DEFAULT, BlurIntegratedGradients.PARAMETERS)
                    .called("Blur integrated gradients")
                    .takes("gradients", "101 forward, 101 backward", method -> Passes.both(method.steps() + 1))
                    .shows("what each value adds while the image comes out of a blur")
                    .from("Xu, Venugopalan, Sundararajan, 2020: Attribution in Scale and Space"),
            line(GRADIENT, GuidedIntegratedGradients.DEFAULT, GuidedIntegratedGradients.PARAMETERS)
                    .called("Guided integrated gradients")
                    .takes(
                            "gradients",
                            "201 forward, 201 backward",
                            method -> Passes.both(
                                    (method.steps() + 1) * method.baseline().count()))
                    .shows("what each value adds on a path along small gradients")
                    .from("Kapishnikov and others, 2021: Guided Integrated Gradients"),
            line(GRADIENT, FullGrad.DEFAULT, FullGrad.PARAMETERS)
                    .called("FullGrad")
                    .takes("gradients", "1 forward, 1 backward", Passes.both(1))
                    .shows("what the image and all biases add to the score")
                    .from("Srinivas, Fleuret, 2019: Full-Gradient Representation"));

    private GradientMethods() {}
}

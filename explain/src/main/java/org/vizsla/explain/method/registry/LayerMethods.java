package org.vizsla.explain.method.registry;

import static org.vizsla.explain.method.registry.Family.LAYER;
import static org.vizsla.explain.method.registry.Line.line;

import java.util.List;
import org.vizsla.explain.method.Passes;
import org.vizsla.explain.method.layer.InternalInfluence;
import org.vizsla.explain.method.layer.LayerActivation;
import org.vizsla.explain.method.layer.LayerConductance;
import org.vizsla.explain.method.layer.LayerGradientXActivation;
import org.vizsla.explain.method.layer.NeuronGradient;
import org.vizsla.explain.method.layer.NeuronIntegratedGradients;

/** Methods about a layer, or about one of its neurons. */
final class LayerMethods {
    static final List<MethodEntry<?>> TABLE = List.of(
            line(LAYER, LayerActivation.DEFAULT, LayerActivation.PARAMETERS)
                    .called("Layer activation")
                    .takes("a layer", "1 forward", Passes.forward(1))
                    .shows("the layer's own value")
                    .from("no paper"),
            line(LAYER, LayerGradientXActivation.DEFAULT, LayerGradientXActivation.PARAMETERS)
                    .called("Layer gradient × activation")
                    .takes("a layer, gradients", "1 forward, 1 backward", Passes.both(1))
                    .shows("the layer's value times how much the score changes with it")
                    .from("Captum: LayerGradientXActivation"),
            line(LAYER, LayerConductance.DEFAULT, LayerConductance.PARAMETERS)
                    .called("Layer conductance")
                    .takes(
                            "a layer, gradients",
                            "51 forward, 51 backward",
                            method -> Passes.backThroughHead(
                                    (method.steps() + 1) * method.baseline().count()))
                    .shows("how much of the score's change flows through each value of the layer")
                    .from("Dhamdhere, Sundararajan, Yan, 2018: How Important Is a Neuron?"),
            line(LAYER, InternalInfluence.DEFAULT, InternalInfluence.PARAMETERS)
                    .called("Internal influence")
                    .takes(
                            "a layer, gradients",
                            "50 forward, 50 backward",
                            method -> Passes.backThroughHead(
                                    method.steps() * method.baseline().count()))
                    .shows("the layer's mean gradient on the way from a baseline to the image")
                    .from("Leino and others, 2018: Influence-Directed Explanations"),
            line(LAYER, NeuronGradient.DEFAULT, NeuronGradient.PARAMETERS)
                    .called("Neuron gradient")
                    .takes("a layer, gradients", "1 forward, 1 backward", Passes.both(1))
                    .shows("how much one neuron changes with each value of the image")
                    .from("Simonyan, Vedaldi, Zisserman, 2013: Deep Inside Convolutional Networks"),
            line(LAYER, NeuronGradient.GUIDED, NeuronGradient.PARAMETERS)
                    .called("Neuron guided backpropagation")
                    .takes("a layer, gradients; ReLUs", "1 forward, 1 backward", Passes.both(1))
                    .shows("what one neuron responds to in the image")
                    .from("Springenberg, Dosovitskiy, Brox, Riedmiller, 2014: Striving for Simplicity"),
            line(LAYER, NeuronIntegratedGradients.DEFAULT, NeuronIntegratedGradients.PARAMETERS)
                    .called("Neuron integrated gradients")
                    .takes(
                            "a layer, gradients",
                            "52 forward, 52 backward",
                            method -> Passes.both(
                                    (method.steps() + 2) * method.baseline().count()))
                    .shows("what each value adds to one neuron on the way from a baseline")
                    .from("Sundararajan, Taly, Yan, 2017: Axiomatic Attribution for Deep Networks"));

    private LayerMethods() {}
}

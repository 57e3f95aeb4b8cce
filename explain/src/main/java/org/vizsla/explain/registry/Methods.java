package org.vizsla.explain.registry;

import static org.vizsla.explain.registry.Family.CLASS_ACTIVATION;
import static org.vizsla.explain.registry.Family.GRADIENT;
import static org.vizsla.explain.registry.Family.LAYER;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Parameter;
import org.vizsla.explain.cam.AblationCam;
import org.vizsla.explain.cam.Cam;
import org.vizsla.explain.cam.EigenCam;
import org.vizsla.explain.cam.EigenGradCam;
import org.vizsla.explain.cam.GradCam;
import org.vizsla.explain.cam.GradCamElementWise;
import org.vizsla.explain.cam.GradCamPlusPlus;
import org.vizsla.explain.cam.GuidedGradCam;
import org.vizsla.explain.cam.HiResCam;
import org.vizsla.explain.cam.LayerCam;
import org.vizsla.explain.cam.ReciproCam;
import org.vizsla.explain.cam.ScoreCam;
import org.vizsla.explain.cam.SmoothGradCamPlusPlus;
import org.vizsla.explain.cam.XGradCam;
import org.vizsla.explain.gradient.BlurIntegratedGradients;
import org.vizsla.explain.gradient.Deconvolution;
import org.vizsla.explain.gradient.FullGrad;
import org.vizsla.explain.gradient.GradientShap;
import org.vizsla.explain.gradient.GuidedBackprop;
import org.vizsla.explain.gradient.GuidedIntegratedGradients;
import org.vizsla.explain.gradient.InputXGradient;
import org.vizsla.explain.gradient.IntegratedGradients;
import org.vizsla.explain.gradient.Saliency;
import org.vizsla.explain.gradient.SmoothGrad;
import org.vizsla.explain.gradient.SmoothGradSquared;
import org.vizsla.explain.gradient.VarGrad;
import org.vizsla.explain.layer.InternalInfluence;
import org.vizsla.explain.layer.LayerActivation;
import org.vizsla.explain.layer.LayerConductance;
import org.vizsla.explain.layer.LayerGradientXActivation;
import org.vizsla.explain.layer.NeuronGradient;
import org.vizsla.explain.layer.NeuronGuidedBackprop;
import org.vizsla.explain.layer.NeuronIntegratedGradients;
import org.vizsla.graph.VizslaException;

/** All methods of attribution, family by family, in the order in which they are listed. */
public final class Methods {
    /** The name that stands for all methods. */
    public static final String ALL = "all";

    private static final List<MethodEntry<?>> TABLE = List.of(
            // Gradients with respect to the input
            line(
                    GRADIENT,
                    Saliency.DEFAULT,
                    Saliency.PARAMETERS,
                    "gradients",
                    "1 forward, 1 backward",
                    "Simonyan, Vedaldi, Zisserman, 2013: Deep Inside Convolutional Networks",
                    "how much the score changes with each value of the picture"),
            line(
                    GRADIENT,
                    InputXGradient.DEFAULT,
                    InputXGradient.PARAMETERS,
                    "gradients",
                    "1 forward, 1 backward",
                    "Shrikumar, Greenside, Shcherbina, Kundaje, 2016: Not Just a Black Box",
                    "each value times how much the score changes with it"),
            line(
                    GRADIENT,
                    IntegratedGradients.DEFAULT,
                    IntegratedGradients.PARAMETERS,
                    "gradients",
                    "50 forward, 50 backward",
                    "Sundararajan, Taly, Yan, 2017: Axiomatic Attribution for Deep Networks",
                    "what each value adds on the way from a baseline to the picture"),
            line(
                    GRADIENT,
                    SmoothGrad.DEFAULT,
                    SmoothGrad.PARAMETERS,
                    "gradients",
                    "50 forward, 50 backward",
                    "Smilkov and others, 2017: SmoothGrad",
                    "the mean gradient of noisy copies"),
            line(
                    GRADIENT,
                    SmoothGradSquared.DEFAULT,
                    SmoothGradSquared.PARAMETERS,
                    "gradients",
                    "50 forward, 50 backward",
                    "Hooker, Erhan, Kindermans, Kim, 2019: A Benchmark for Interpretability Methods",
                    "the mean squared gradient of noisy copies"),
            line(
                    GRADIENT,
                    VarGrad.DEFAULT,
                    VarGrad.PARAMETERS,
                    "gradients",
                    "50 forward, 50 backward",
                    "Adebayo, Gilmer, Goodfellow, Kim, 2018: Local Explanation Methods Lack Sensitivity",
                    "the variance of the gradient over noisy copies"),
            line(
                    GRADIENT,
                    GuidedBackprop.DEFAULT,
                    GuidedBackprop.PARAMETERS,
                    "gradients; ReLUs",
                    "1 forward, 1 backward",
                    "Springenberg, Dosovitskiy, Brox, Riedmiller, 2014: Striving for Simplicity",
                    "the gradient, let back through open ReLUs only where it is positive"),
            line(
                    GRADIENT,
                    Deconvolution.DEFAULT,
                    Deconvolution.PARAMETERS,
                    "gradients; ReLUs",
                    "1 forward, 1 backward",
                    "Zeiler, Fergus, 2013: Visualizing and Understanding Convolutional Networks",
                    "the gradient, let back through all ReLUs where it is positive"),
            line(
                    GRADIENT,
                    GradientShap.DEFAULT,
                    GradientShap.PARAMETERS,
                    "gradients",
                    "50 forward, 50 backward",
                    "Lundberg, Lee, 2017: A Unified Approach; Erion and others, 2019: Attribution Priors",
                    "the expected gradient between baselines and noisy copies"),
            line(
                    GRADIENT,
                    BlurIntegratedGradients.DEFAULT,
                    BlurIntegratedGradients.PARAMETERS,
                    "gradients",
                    "100 forward, 100 backward",
                    "Xu, Venugopalan, Sundararajan, 2020: Attribution in Scale and Space",
                    "what each value adds while the picture comes out of a blur"),
            line(
                    GRADIENT,
                    GuidedIntegratedGradients.DEFAULT,
                    GuidedIntegratedGradients.PARAMETERS,
                    "gradients",
                    "200 forward, 200 backward",
                    "Kapishnikov and others, 2021: Guided Integrated Gradients",
                    "what each value adds on a path along small gradients"),
            line(
                    GRADIENT,
                    FullGrad.DEFAULT,
                    FullGrad.PARAMETERS,
                    "gradients",
                    "1 forward, 1 backward",
                    "Srinivas, Fleuret, 2019: Full-Gradient Representation",
                    "what the picture and all biases add to the score"),

            // Layers and neurons
            line(
                    LAYER,
                    LayerActivation.DEFAULT,
                    LayerActivation.PARAMETERS,
                    "a layer",
                    "1 forward",
                    "no paper",
                    "the layer's own value"),
            line(
                    LAYER,
                    LayerGradientXActivation.DEFAULT,
                    LayerGradientXActivation.PARAMETERS,
                    "a layer, gradients",
                    "1 forward, 1 backward",
                    "Captum: LayerGradientXActivation",
                    "the layer's value times how much the score changes with it"),
            line(
                    LAYER,
                    LayerConductance.DEFAULT,
                    LayerConductance.PARAMETERS,
                    "a layer, gradients",
                    "51 forward, 51 backward",
                    "Dhamdhere, Sundararajan, Yan, 2018: How Important Is a Neuron?",
                    "how much of the score's change flows through each value of the layer"),
            line(
                    LAYER,
                    InternalInfluence.DEFAULT,
                    InternalInfluence.PARAMETERS,
                    "a layer, gradients",
                    "50 forward, 50 backward",
                    "Leino and others, 2018: Influence-Directed Explanations",
                    "the layer's mean gradient on the way from a baseline to the picture"),
            line(
                    LAYER,
                    NeuronGradient.DEFAULT,
                    NeuronGradient.PARAMETERS,
                    "a layer, gradients",
                    "1 forward, 1 backward",
                    "Simonyan, Vedaldi, Zisserman, 2013: Deep Inside Convolutional Networks",
                    "how much one neuron changes with each value of the picture"),
            line(
                    LAYER,
                    NeuronGuidedBackprop.DEFAULT,
                    NeuronGuidedBackprop.PARAMETERS,
                    "a layer, gradients; ReLUs",
                    "1 forward, 1 backward",
                    "Springenberg, Dosovitskiy, Brox, Riedmiller, 2014: Striving for Simplicity",
                    "what one neuron has found in the picture"),
            line(
                    LAYER,
                    NeuronIntegratedGradients.DEFAULT,
                    NeuronIntegratedGradients.PARAMETERS,
                    "a layer, gradients",
                    "52 forward, 52 backward",
                    "Sundararajan, Taly, Yan, 2017: Axiomatic Attribution for Deep Networks",
                    "what each value adds to one neuron on the way from a baseline"),

            // Class activation maps
            line(
                    CLASS_ACTIVATION,
                    Cam.DEFAULT,
                    Cam.PARAMETERS,
                    "a feature map, averaged before a linear head",
                    "1 forward",
                    "Zhou, Khosla, Lapedriza, Oliva, Torralba, 2016: Learning Deep Features for Discriminative Localization",
                    "where the last feature map supports the class"),
            line(
                    CLASS_ACTIVATION,
                    GradCam.DEFAULT,
                    GradCam.PARAMETERS,
                    "a feature map, gradients",
                    "1 forward, 1 backward of the head",
                    "Selvaraju and others, 2017: Grad-CAM",
                    "channels weighted by their mean gradient"),
            line(
                    CLASS_ACTIVATION,
                    GradCamPlusPlus.DEFAULT,
                    GradCamPlusPlus.PARAMETERS,
                    "a feature map, gradients",
                    "1 forward, 1 backward of the head",
                    "Chattopadhyay, Sarkar, Howlader, Balasubramanian, 2017: Grad-CAM++",
                    "channels weighted by their positive gradients, for several objects"),
            line(
                    CLASS_ACTIVATION,
                    SmoothGradCamPlusPlus.DEFAULT,
                    SmoothGradCamPlusPlus.PARAMETERS,
                    "a feature map, gradients",
                    "26 forward, 25 backward of the head",
                    "Omeiza, Speakman, Cintas, Weldemariam, 2019: Smooth Grad-CAM++",
                    "Grad-CAM++ with the gradients of noisy copies"),
            line(
                    CLASS_ACTIVATION,
                    HiResCam.DEFAULT,
                    HiResCam.PARAMETERS,
                    "a feature map, gradients",
                    "1 forward, 1 backward of the head",
                    "Draelos, Carin, 2020: Use HiResCAM instead of Grad-CAM",
                    "what each place adds to the score"),
            line(
                    CLASS_ACTIVATION,
                    LayerCam.DEFAULT,
                    LayerCam.PARAMETERS,
                    "a feature map, gradients",
                    "1 forward, 1 backward of the head",
                    "Jiang and others, 2021: LayerCAM",
                    "places weighted by their positive gradients"),
            line(
                    CLASS_ACTIVATION,
                    XGradCam.DEFAULT,
                    XGradCam.PARAMETERS,
                    "a feature map, gradients",
                    "1 forward, 1 backward of the head",
                    "Fu and others, 2020: Axiom-based Grad-CAM",
                    "channels weighted by what they add to the score"),
            line(
                    CLASS_ACTIVATION,
                    GradCamElementWise.DEFAULT,
                    GradCamElementWise.PARAMETERS,
                    "a feature map, gradients",
                    "1 forward, 1 backward of the head",
                    "pytorch-grad-cam: GradCAMElementWise",
                    "what each place adds, where it adds"),
            line(
                    CLASS_ACTIVATION,
                    EigenCam.DEFAULT,
                    EigenCam.PARAMETERS,
                    "a feature map",
                    "1 forward",
                    "Muhammad, Yeasin, 2020: Eigen-CAM",
                    "the first principal component of the feature map"),
            line(
                    CLASS_ACTIVATION,
                    EigenGradCam.DEFAULT,
                    EigenGradCam.PARAMETERS,
                    "a feature map, gradients",
                    "1 forward, 1 backward of the head",
                    "pytorch-grad-cam: EigenGradCAM",
                    "the first principal component of feature map times gradient"),
            line(
                    CLASS_ACTIVATION,
                    ScoreCam.DEFAULT,
                    ScoreCam.PARAMETERS,
                    "a feature map",
                    "1 forward for each channel",
                    "Wang and others, 2020: Score-CAM",
                    "channels weighted by the score of the picture behind them"),
            line(
                    CLASS_ACTIVATION,
                    AblationCam.DEFAULT,
                    AblationCam.PARAMETERS,
                    "a feature map that all paths pass through",
                    "1 forward of the head for each channel",
                    "Desai, Ramaswamy, 2020: Ablation-CAM",
                    "channels weighted by what the score loses without them"),
            line(
                    CLASS_ACTIVATION,
                    ReciproCam.DEFAULT,
                    ReciproCam.PARAMETERS,
                    "a feature map that all paths pass through",
                    "1 forward of the head for each place",
                    "Byun, Lee, 2022: Recipro-CAM",
                    "the score of each place of the feature map alone"),
            line(
                    CLASS_ACTIVATION,
                    GuidedGradCam.DEFAULT,
                    GuidedGradCam.PARAMETERS,
                    "a feature map, gradients; ReLUs",
                    "1 forward, 2 backward",
                    "Selvaraju and others, 2017: Grad-CAM",
                    "guided backpropagation where Grad-CAM looks"));

    private Methods() {}

    private static <M extends AttributionMethod> MethodEntry<M> line(
            Family family,
            M standard,
            List<Parameter<M>> parameters,
            String needs,
            String cost,
            String paper,
            String description) {
        return new MethodEntry<>(family, standard, parameters, needs, cost, paper, description);
    }

    public static List<MethodEntry<?>> all() {
        return TABLE;
    }

    /**
     * The line of the method of this name.
     *
     * @throws VizslaException if there is none; the message names those there are
     */
    public static MethodEntry<?> byName(String name) {
        return TABLE.stream()
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new VizslaException("there is no method '" + name + "'; there are: "
                        + TABLE.stream().map(MethodEntry::name).collect(Collectors.joining(", "))));
    }

    /**
     * The methods that a user asks for.
     *
     * @param names of methods or families, or {@value #ALL}; each method is taken once
     * @param settings values of parameters, by {@code method.parameter}
     * @param layer a value for the parameter {@code layer} of all methods that have one; empty for none
     * @throws VizslaException if a name, a parameter or a value is not known, or a setting is of a method that is not asked for
     */
    public static List<AttributionMethod> choose(List<String> names, Map<String, String> settings, String layer) {
        Set<MethodEntry<?>> chosen = new LinkedHashSet<>();
        names.forEach(name -> chosen.addAll(named(name.strip())));
        Map<String, Map<String, String>> byMethod = new LinkedHashMap<>();
        settings.forEach((key, value) -> {
            int dot = key.indexOf('.');
            String method = dot < 0 ? "" : key.substring(0, dot);
            if (dot < 0 || chosen.stream().noneMatch(entry -> entry.name().equals(method))) {
                throw new VizslaException(
                        "'" + key + "=" + value + "' sets nothing; write METHOD.PARAMETER=VALUE for one of "
                                + chosen.stream().map(MethodEntry::name).collect(Collectors.joining(", ")));
            }
            byMethod.computeIfAbsent(method, missing -> new LinkedHashMap<>()).put(key.substring(dot + 1), value);
        });
        List<AttributionMethod> methods = new ArrayList<>();
        for (MethodEntry<?> entry : chosen) {
            Map<String, String> values = byMethod.computeIfAbsent(entry.name(), missing -> new LinkedHashMap<>());
            if (!layer.isEmpty() && entry.has(Parameter.LAYER)) {
                values.putIfAbsent(Parameter.LAYER, layer);
            }
            methods.add(entry.with(values));
        }
        return methods;
    }

    private static List<MethodEntry<?>> named(String name) {
        if (name.equals(ALL)) {
            return TABLE;
        }
        List<MethodEntry<?>> family = TABLE.stream()
                .filter(entry -> entry.family().label().equals(name))
                .collect(Collectors.toList());
        return family.isEmpty() ? List.of(byName(name)) : family;
    }
}

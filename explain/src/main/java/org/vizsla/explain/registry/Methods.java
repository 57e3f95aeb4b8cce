package org.vizsla.explain.registry;

import static org.vizsla.explain.registry.Family.CLASS_ACTIVATION;
import static org.vizsla.explain.registry.Family.GRADIENT;
import static org.vizsla.explain.registry.Family.LAYER;
import static org.vizsla.explain.registry.Family.PERTURBATION;
import static org.vizsla.explain.registry.Family.RELEVANCE;

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
import org.vizsla.explain.perturbation.ExtremalPerturbation;
import org.vizsla.explain.perturbation.FeatureAblation;
import org.vizsla.explain.perturbation.KernelShap;
import org.vizsla.explain.perturbation.Lime;
import org.vizsla.explain.perturbation.Occlusion;
import org.vizsla.explain.perturbation.Rise;
import org.vizsla.explain.perturbation.ShapleyValueSampling;
import org.vizsla.explain.perturbation.Xrai;
import org.vizsla.explain.relevance.DeepLift;
import org.vizsla.explain.relevance.DeepLiftShap;
import org.vizsla.explain.relevance.ExcitationBackprop;
import org.vizsla.explain.relevance.Lrp;
import org.vizsla.explain.relevance.LrpComposite;
import org.vizsla.explain.relevance.LrpEpsilonGammaBox;
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
                    "a feature map",
                    "1 forward of the head for each channel",
                    "Desai, Ramaswamy, 2020: Ablation-CAM",
                    "channels weighted by what the score loses without them"),
            line(
                    CLASS_ACTIVATION,
                    ReciproCam.DEFAULT,
                    ReciproCam.PARAMETERS,
                    "a feature map",
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
                    "guided backpropagation where Grad-CAM looks"),

            // Relevance
            line(
                    RELEVANCE,
                    LrpComposite.EPSILON_PLUS,
                    LrpComposite.PARAMETERS,
                    "linear layers",
                    "1 forward, 1 backward of 2 to 4 passes a layer",
                    "Kohlbrenner and others, 2020: Towards Best Practice in Explaining Neural Network Decisions with LRP",
                    "what each value contributes: positive weights share in convolutions, all in dense layers"),
            line(
                    RELEVANCE,
                    LrpComposite.EPSILON_PLUS_FLAT,
                    LrpComposite.PARAMETERS,
                    "linear layers",
                    "1 forward, 1 backward of 2 to 4 passes a layer",
                    "Kohlbrenner and others, 2020: Towards Best Practice in Explaining Neural Network Decisions with LRP",
                    "the same, spread evenly by the first layer"),
            line(
                    RELEVANCE,
                    LrpComposite.EPSILON_ALPHA2_BETA1,
                    LrpComposite.PARAMETERS,
                    "linear layers",
                    "1 forward, 1 backward of 2 to 4 passes a layer",
                    "Kohlbrenner and others, 2020: Towards Best Practice in Explaining Neural Network Decisions with LRP",
                    "what each value contributes, for and against, two to one"),
            line(
                    RELEVANCE,
                    LrpComposite.EPSILON_ALPHA2_BETA1_FLAT,
                    LrpComposite.PARAMETERS,
                    "linear layers",
                    "1 forward, 1 backward of 2 to 4 passes a layer",
                    "Kohlbrenner and others, 2020: Towards Best Practice in Explaining Neural Network Decisions with LRP",
                    "the same, spread evenly by the first layer"),
            line(
                    RELEVANCE,
                    LrpEpsilonGammaBox.DEFAULT,
                    LrpEpsilonGammaBox.PARAMETERS,
                    "linear layers, known black and white",
                    "1 forward, 1 backward of 2 to 4 passes a layer",
                    "Kohlbrenner and others, 2020: Towards Best Practice in Explaining Neural Network Decisions with LRP",
                    "what each value contributes, positive weights counting more, within the bounds of a picture"),
            line(
                    RELEVANCE,
                    LrpComposite.EPSILON_CAPTUM,
                    LrpComposite.PARAMETERS,
                    "linear layers",
                    "1 forward, 1 backward of 2 passes a layer",
                    "Bach and others, 2015: On Pixel-Wise Explanations for Non-Linear Classifier Decisions by LRP",
                    "what each value contributes, by the epsilon rule everywhere"),
            line(
                    RELEVANCE,
                    ExcitationBackprop.DEFAULT,
                    ExcitationBackprop.PARAMETERS,
                    "linear layers",
                    "1 forward, 1 backward of 2 passes a layer",
                    "Zhang, Lin, Brandt, Shen, Sclaroff, 2016: Top-down Neural Attention by Excitation Backprop",
                    "which values excite the class along positive weights"),
            line(
                    RELEVANCE,
                    Lrp.DEFAULT,
                    Lrp.PARAMETERS,
                    "linear layers",
                    "1 forward, 1 backward of 2 to 4 passes a layer",
                    "Bach and others, 2015: On Pixel-Wise Explanations for Non-Linear Classifier Decisions by LRP",
                    "what each value contributes, by rules of one's own"),
            line(
                    RELEVANCE,
                    DeepLift.DEFAULT,
                    DeepLift.PARAMETERS,
                    "gradients, a baseline",
                    "2 forward, 1 backward a baseline",
                    "Shrikumar, Greenside, Kundaje, 2017: Learning Important Features Through Propagating Activation Differences",
                    "what each value adds to the difference from a baseline"),
            line(
                    RELEVANCE,
                    DeepLiftShap.DEFAULT,
                    DeepLiftShap.PARAMETERS,
                    "gradients, baselines",
                    "2 forward, 1 backward a baseline",
                    "Lundberg, Lee, 2017: A Unified Approach to Interpreting Model Predictions",
                    "the same, averaged over a background"),

            // What happens when parts of the picture change
            line(
                    PERTURBATION,
                    Occlusion.DEFAULT,
                    Occlusion.PARAMETERS,
                    "nothing",
                    "1 forward a window",
                    "Zeiler, Fergus, 2014: Visualizing and Understanding Convolutional Networks",
                    "how much of the score is lost when a window is covered"),
            line(
                    PERTURBATION,
                    FeatureAblation.DEFAULT,
                    FeatureAblation.PARAMETERS,
                    "nothing",
                    "1 forward a segment",
                    "Kokhlikyan et al., 2020: Captum",
                    "how much of the score is lost when a segment is covered"),
            line(
                    PERTURBATION,
                    Rise.DEFAULT,
                    Rise.PARAMETERS,
                    "nothing",
                    "1 forward a mask",
                    "Petsiuk, Das, Saenko, 2018: RISE: Randomized Input Sampling for Explanation of Black-box Models",
                    "the mean of random masks, weighed by what the network says through them"),
            line(
                    PERTURBATION,
                    Lime.DEFAULT,
                    Lime.PARAMETERS,
                    "nothing",
                    "1 forward a sample",
                    "Ribeiro, Singh, Guestrin, 2016: Why Should I Trust You?",
                    "a linear model of the score, of which segments are seen"),
            line(
                    PERTURBATION,
                    KernelShap.DEFAULT,
                    KernelShap.PARAMETERS,
                    "nothing",
                    "1 forward a sample",
                    "Lundberg, Lee, 2017: A Unified Approach to Interpreting Model Predictions",
                    "Shapley values of segments, by weighted least squares"),
            line(
                    PERTURBATION,
                    ShapleyValueSampling.DEFAULT,
                    ShapleyValueSampling.PARAMETERS,
                    "nothing",
                    "1 forward a segment and order",
                    "Castro, Gómez, Tejada, 2009: Polynomial calculation of the Shapley value based on sampling",
                    "Shapley values of segments, by random orders"),
            line(
                    PERTURBATION,
                    ExtremalPerturbation.DEFAULT,
                    ExtremalPerturbation.PARAMETERS,
                    "gradients",
                    "1 forward, 1 backward a step",
                    "Fong, Patrick, Vedaldi, 2019: Understanding Deep Networks via Extremal Perturbations and Smooth Masks",
                    "the smooth mask of a given area that keeps most of the score"),
            line(
                    PERTURBATION,
                    Xrai.DEFAULT,
                    Xrai.PARAMETERS,
                    "gradients",
                    "2 forward, 2 backward a step",
                    "Kapishnikov, Bolukbasi, Viégas, Terry, 2019: XRAI: Better Attributions Through Regions",
                    "regions in the order of how densely integrated gradients lie in them"));

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

package org.vizsla.explain.method.registry;

import static org.vizsla.explain.method.registry.Family.CLASS_ACTIVATION;
import static org.vizsla.explain.method.registry.Line.line;

import java.util.List;
import org.vizsla.explain.method.Passes;
import org.vizsla.explain.method.cam.AblationCam;
import org.vizsla.explain.method.cam.Cam;
import org.vizsla.explain.method.cam.EigenCam;
import org.vizsla.explain.method.cam.Fem;
import org.vizsla.explain.method.cam.GradientCam;
import org.vizsla.explain.method.cam.GuidedGradCam;
import org.vizsla.explain.method.cam.ReciproCam;
import org.vizsla.explain.method.cam.ScoreCam;
import org.vizsla.explain.method.cam.SmoothGradCamPlusPlus;

/** Class activation maps. */
final class ClassActivationMethods {
    private static final String SELVARAJU = "Selvaraju and others, 2017: Grad-CAM";

    static final List<MethodEntry<?>> TABLE = List.of(
            line(CLASS_ACTIVATION, Cam.DEFAULT, Cam.PARAMETERS)
                    .called("CAM")
                    .takes("a feature map, averaged before a linear head", "1 forward", Passes.forward(1))
                    .shows("where the last feature map supports the class")
                    .from(
                            "Zhou, Khosla, Lapedriza, Oliva, Torralba, 2016: Learning Deep Features for Discriminative Localization"),
            line(CLASS_ACTIVATION, GradientCam.GRAD_CAM, GradientCam.PARAMETERS)
                    .called("Grad-CAM")
                    .takes("a feature map, gradients", "1 forward, 1 backward of the head", Passes.backThroughHead(1))
                    .shows("channels weighted by their mean gradient")
                    .from(SELVARAJU),
            line(CLASS_ACTIVATION, GradientCam.GRAD_CAM_PLUS_PLUS, GradientCam.PARAMETERS)
                    .called("Grad-CAM++")
                    .takes("a feature map, gradients", "1 forward, 1 backward of the head", Passes.backThroughHead(1))
                    .shows("channels weighted by their positive gradients, for several objects")
                    .from("Chattopadhyay, Sarkar, Howlader, Balasubramanian, 2017: Grad-CAM++"),
            line(CLASS_ACTIVATION, SmoothGradCamPlusPlus.DEFAULT, SmoothGradCamPlusPlus.PARAMETERS)
                    .called("Smooth Grad-CAM++")
                    .takes(
                            "a feature map, gradients",
                            "26 forward, 25 backward of the head",
                            method -> Passes.backThroughHead(method.samples() + 1))
                    .shows("Grad-CAM++ with the gradients of noisy copies")
                    .from("Omeiza, Speakman, Cintas, Weldemariam, 2019: Smooth Grad-CAM++"),
            line(CLASS_ACTIVATION, GradientCam.HIRES_CAM, GradientCam.PARAMETERS)
                    .called("HiResCAM")
                    .takes("a feature map, gradients", "1 forward, 1 backward of the head", Passes.backThroughHead(1))
                    .shows("what each place adds to the score")
                    .from("Draelos, Carin, 2020: Use HiResCAM instead of Grad-CAM"),
            line(CLASS_ACTIVATION, GradientCam.LAYER_CAM, GradientCam.PARAMETERS)
                    .called("LayerCAM")
                    .takes("a feature map, gradients", "1 forward, 1 backward of the head", Passes.backThroughHead(1))
                    .shows("places weighted by their positive gradients")
                    .from("Jiang and others, 2021: LayerCAM"),
            line(CLASS_ACTIVATION, GradientCam.X_GRAD_CAM, GradientCam.PARAMETERS)
                    .called("XGrad-CAM")
                    .takes("a feature map, gradients", "1 forward, 1 backward of the head", Passes.backThroughHead(1))
                    .shows("channels weighted by what they add to the score")
                    .from("Fu and others, 2020: Axiom-based Grad-CAM"),
            line(CLASS_ACTIVATION, GradientCam.GRAD_CAM_ELEMENT_WISE, GradientCam.PARAMETERS)
                    .called("Grad-CAM, element-wise")
                    .takes("a feature map, gradients", "1 forward, 1 backward of the head", Passes.backThroughHead(1))
                    .shows("what each place adds, where it adds")
                    .from("pytorch-grad-cam: GradCAMElementWise"),
            line(CLASS_ACTIVATION, EigenCam.DEFAULT, EigenCam.PARAMETERS)
                    .called("Eigen-CAM")
                    .takes("a feature map", "1 forward", Passes.forward(1))
                    .shows("the first principal component of the feature map")
                    .from("Muhammad, Yeasin, 2020: Eigen-CAM"),
            line(CLASS_ACTIVATION, EigenCam.GRAD, EigenCam.PARAMETERS)
                    .called("Eigen-Grad-CAM")
                    .takes("a feature map, gradients", "1 forward, 1 backward of the head", Passes.backThroughHead(1))
                    .shows("the first principal component of feature map times gradient")
                    .from("pytorch-grad-cam: EigenGradCAM"),
            line(CLASS_ACTIVATION, Fem.DEFAULT, Fem.PARAMETERS)
                    .called("FEM")
                    .takes("a feature map", "1 forward", Passes.forward(1))
                    .shows("channels weighted by how often they stand out")
                    .from("Fuad and others, 2020: Features Understanding in 3D CNNs"),
            line(CLASS_ACTIVATION, ScoreCam.DEFAULT, ScoreCam.PARAMETERS)
                    .called("Score-CAM")
                    .takes(
                            "a feature map",
                            "1 forward per channel",
                            (method, layers) ->
                                    Passes.forward(layers.oneMap(method.layer()).channels()))
                    .shows("channels weighted by the score of the image seen through them")
                    .from("Wang and others, 2020: Score-CAM"),
            line(CLASS_ACTIVATION, AblationCam.DEFAULT, AblationCam.PARAMETERS)
                    .called("Ablation-CAM")
                    .takes(
                            "a feature map",
                            "1 forward of the head per channel",
                            (method, layers) -> Passes.throughHead(
                                    layers.oneMap(method.layer()).channels()))
                    .shows("channels weighted by what the score loses without them")
                    .from("Desai, Ramaswamy, 2020: Ablation-CAM"),
            line(CLASS_ACTIVATION, ReciproCam.DEFAULT, ReciproCam.PARAMETERS)
                    .called("Recipro-CAM")
                    .upToAConstant()
                    .takes(
                            "a feature map",
                            "1 forward of the head per place",
                            (method, layers) -> Passes.throughHead(
                                    layers.oneMap(method.layer()).places()))
                    .shows("the score of each place of the feature map alone")
                    .from("Byun, Lee, 2022: Recipro-CAM"),
            line(CLASS_ACTIVATION, GuidedGradCam.DEFAULT, GuidedGradCam.PARAMETERS)
                    .called("Guided Grad-CAM")
                    .takes("a feature map, gradients; ReLUs", "1 forward, 2 backward", new Passes(1, 2))
                    .shows("guided backpropagation where Grad-CAM looks")
                    .from(SELVARAJU));

    private ClassActivationMethods() {}
}

package org.vizsla.explain.method.registry;

import static org.vizsla.explain.method.registry.Family.RELEVANCE;
import static org.vizsla.explain.method.registry.Line.line;

import java.util.List;
import org.vizsla.explain.method.Passes;
import org.vizsla.explain.method.relevance.DeepLift;
import org.vizsla.explain.method.relevance.ExcitationBackprop;
import org.vizsla.explain.method.relevance.Lrp;
import org.vizsla.explain.method.relevance.LrpComposite;
import org.vizsla.explain.method.relevance.LrpEpsilonGammaBox;

/** Methods that propagate relevance from layer to layer. */
final class RelevanceMethods {
    private static final String KOHLBRENNER =
            "Kohlbrenner and others, 2020: Towards Best Practice in Explaining Neural Network Decisions with LRP";
    private static final String BACH =
            "Bach and others, 2015: On Pixel-Wise Explanations for Non-Linear Classifier Decisions by LRP";

    static final List<MethodEntry<?>> TABLE = List.of(
            line(RELEVANCE, LrpComposite.EPSILON_PLUS, LrpComposite.PARAMETERS)
                    .called("LRP, EpsilonPlus")
                    .takes("linear layers", "1 forward, 1 backward of 2 to 4 passes per layer", new Passes(1, 3))
                    .shows("what each value contributes, by positive weights alone in convolutions")
                    .from(KOHLBRENNER),
            line(RELEVANCE, LrpComposite.EPSILON_PLUS_FLAT, LrpComposite.PARAMETERS)
                    .called("LRP, EpsilonPlusFlat")
                    .takes("linear layers", "1 forward, 1 backward of 2 to 4 passes per layer", new Passes(1, 3))
                    .shows("as lrp_epsilon_plus, but spread evenly by the first layer")
                    .from(KOHLBRENNER),
            line(RELEVANCE, LrpComposite.EPSILON_ALPHA2_BETA1, LrpComposite.PARAMETERS)
                    .called("LRP, EpsilonAlpha2Beta1")
                    .takes("linear layers", "1 forward, 1 backward of 2 to 4 passes per layer", new Passes(1, 3))
                    .shows("what each value contributes, for and against, two to one")
                    .from(KOHLBRENNER),
            line(RELEVANCE, LrpComposite.EPSILON_ALPHA2_BETA1_FLAT, LrpComposite.PARAMETERS)
                    .called("LRP, EpsilonAlpha2Beta1Flat")
                    .takes("linear layers", "1 forward, 1 backward of 2 to 4 passes per layer", new Passes(1, 3))
                    .shows("as lrp_epsilon_alpha2_beta1, but spread evenly by the first layer")
                    .from(KOHLBRENNER),
            line(RELEVANCE, LrpEpsilonGammaBox.DEFAULT, LrpEpsilonGammaBox.PARAMETERS)
                    .called("LRP, EpsilonGammaBox")
                    .takes(
                            "linear layers, known black and white",
                            "1 forward, 1 backward of 2 to 4 passes per layer",
                            new Passes(1, 3))
                    .shows("what each value contributes, favouring positive weights, within image bounds")
                    .from(KOHLBRENNER),
            line(RELEVANCE, LrpComposite.EPSILON_CAPTUM, LrpComposite.PARAMETERS)
                    .called("LRP, epsilon everywhere")
                    .takes("linear layers", "1 forward, 1 backward of 2 passes per layer", new Passes(1, 2))
                    .shows("what each value contributes, by the epsilon rule everywhere")
                    .from(BACH),
            line(RELEVANCE, ExcitationBackprop.DEFAULT, ExcitationBackprop.PARAMETERS)
                    .called("Excitation backpropagation")
                    .takes("linear layers", "1 forward, 1 backward of 2 passes per layer", new Passes(1, 2))
                    .shows("which values excite the class along positive weights")
                    .from("Zhang, Lin, Brandt, Shen, Sclaroff, 2016: Top-down Neural Attention by Excitation Backprop"),
            line(RELEVANCE, Lrp.DEFAULT, Lrp.PARAMETERS)
                    .called("LRP, custom rules")
                    .takes("linear layers", "1 forward, 1 backward of 2 to 4 passes per layer", new Passes(1, 3))
                    .shows("what each value contributes, by custom rules")
                    .from(BACH),
            line(RELEVANCE, DeepLift.DEFAULT, DeepLift.PARAMETERS)
                    .called("DeepLIFT")
                    .takes(
                            "gradients, a baseline",
                            "2 forward, 1 backward per baseline",
                            method -> new Passes(2, 1).times(method.baseline().count()))
                    .shows("what each value adds to the difference from a baseline")
                    .from(
                            "Shrikumar, Greenside, Kundaje, 2017: Learning Important Features Through Propagating Activation Differences"),
            line(RELEVANCE, DeepLift.SHAP, DeepLift.SHAP_PARAMETERS)
                    .called("DeepLIFT SHAP")
                    .takes(
                            "gradients, baselines",
                            "2 forward, 1 backward per baseline",
                            method -> new Passes(2, 1).times(method.baseline().count()))
                    .shows("as deep_lift, averaged over a background")
                    .from("Lundberg, Lee, 2017: A Unified Approach to Interpreting Model Predictions"));

    private RelevanceMethods() {}
}

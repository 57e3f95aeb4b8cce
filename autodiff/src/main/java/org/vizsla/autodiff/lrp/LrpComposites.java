package org.vizsla.autodiff.lrp;

import static org.vizsla.autodiff.Composite.when;
import static org.vizsla.autodiff.NodeCondition.has;
import static org.vizsla.autodiff.NodeCondition.operator;

import java.util.List;
import org.vizsla.autodiff.BackwardRule;
import org.vizsla.autodiff.Composite;
import org.vizsla.graph.op.Trait;

/**
 * The usual composites for relevance propagation: which rule holds at convolutions, at dense layers and at the first layer. All other nodes have the
 * rules of {@link CommonRules}.
 *
 * <p>Source: M. Kohlbrenner, A. Bauer, S. Nakajima, A. Binder, W. Samek, S. Lapuschkin, Towards Best Practice in Explaining Neural Network Decisions
 * with LRP, 2020; as in Zennit 0.5.1.
 */
public final class LrpComposites {
    /** Keeps divisions finite where a rule has no epsilon of its own. */
    public static final double STABILIZER = 1e-6;

    private static final LinearRule ALPHA2_BETA1 = new AlphaBeta(2, 1);

    private LrpComposites() {}

    /** One rule for all linear layers. */
    public static Composite of(LinearRule rule) {
        return Composite.of(when(LinearOperator.ANY, rule)).orElse(CommonRules.of(STABILIZER));
    }

    /** Z-plus for convolutions, epsilon for dense layers. */
    public static Composite epsilonPlus(double epsilon) {
        return layers(new ZPlus(), epsilon);
    }

    /** {@link #epsilonPlus}, with flat for the first linear layer. */
    public static Composite epsilonPlusFlat(double epsilon) {
        return flat().orElse(epsilonPlus(epsilon));
    }

    /** Alpha-beta with alpha 2 and beta 1 for convolutions, epsilon for dense layers. */
    public static Composite epsilonAlpha2Beta1(double epsilon) {
        return layers(ALPHA2_BETA1, epsilon);
    }

    /** {@link #epsilonAlpha2Beta1}, with flat for the first linear layer. */
    public static Composite epsilonAlpha2Beta1Flat(double epsilon) {
        return flat().orElse(epsilonAlpha2Beta1(epsilon));
    }

    /**
     * Z-box for the first convolution, gamma for the others, epsilon for dense layers.
     *
     * @param low value of black in each channel of the network's input, or one for all
     * @param high value of white
     */
    public static Composite epsilonGammaBox(List<Double> low, List<Double> high, double epsilon, double gamma) {
        return Composite.of(when(new First(LinearOperator.CONVOLUTION), new ZBox(low, high)))
                .orElse(layers(new Gamma(gamma), epsilon));
    }

    /**
     * Z-plus for all linear layers: excitation backpropagation.
     *
     * <p>Source: J. Zhang, Z. Lin, J. Brandt, X. Shen, S. Sclaroff, Top-down Neural Attention by Excitation Backprop, 2016.
     *
     * @param bias whether positive biases take their share of the relevance: in Zennit 0.5.1 they do, in the paper they do not
     */
    public static Composite excitationBackprop(boolean bias) {
        return of(new ZPlus(STABILIZER, bias));
    }

    /**
     * The default of Captum's {@code LRP}: epsilon everywhere, at maximum pooling and at batch normalizations too, which are not merged.
     *
     * @param epsilon 1e-9 in Captum
     */
    public static Composite captum(double epsilon) {
        BackwardRule share = new Norm(epsilon, 1);
        return Composite.of(
                        when(has(Trait.POOLS_MAXIMUM), share),
                        when(operator("BatchNormalization"), share),
                        when(LinearOperator.ANY, new Epsilon(epsilon)))
                .orElse(CommonRules.of(epsilon));
    }

    private static Composite layers(LinearRule convolution, double epsilon) {
        return Composite.of(
                        when(LinearOperator.CONVOLUTION, convolution), when(LinearOperator.DENSE, new Epsilon(epsilon)))
                .orElse(CommonRules.of(STABILIZER));
    }

    private static Composite flat() {
        return Composite.of(when(new First(LinearOperator.ANY), new Flat()));
    }
}

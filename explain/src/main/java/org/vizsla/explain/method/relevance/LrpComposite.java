package org.vizsla.explain.method.relevance;

import java.util.Locale;
import java.util.function.Function;
import org.vizsla.autodiff.Composite;
import org.vizsla.autodiff.lrp.LrpComposites;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;

/**
 * Layer-wise relevance propagation with one of the usual composites: what each value of the image contributes to the score, {@code [N, C, H, W]}.
 *
 * <p>Source: S. Bach and others, On Pixel-Wise Explanations for Non-Linear Classifier Decisions by Layer-Wise Relevance Propagation, 2015; composites: M. Kohlbrenner
 * and others, Towards Best Practice in Explaining Neural Network Decisions with LRP, 2020.
 *
 * @param epsilon of the epsilon rule
 */
public record LrpComposite(Variant variant, double epsilon) implements GraphMethod {
    /** Which rules hold where. */
    public enum Variant {
        /** Z-plus for convolutions, epsilon for dense layers. */
        LRP_EPSILON_PLUS(LrpComposites::epsilonPlus),
        /** The same, and flat for the first layer. */
        LRP_EPSILON_PLUS_FLAT(LrpComposites::epsilonPlusFlat),
        /** Alpha-beta with 2 and 1 for convolutions, epsilon for dense layers. */
        LRP_EPSILON_ALPHA2_BETA1(LrpComposites::epsilonAlpha2Beta1),
        /** The same, and flat for the first layer. */
        LRP_EPSILON_ALPHA2_BETA1_FLAT(LrpComposites::epsilonAlpha2Beta1Flat),
        /** Epsilon everywhere, as Captum's LRP does by default. */
        LRP_EPSILON_CAPTUM(LrpComposites::captum);

        private final Function<Double, Composite> composite;

        Variant(Function<Double, Composite> composite) {
            this.composite = composite;
        }
    }

    /** Zennit's epsilon. */
    private static final double ZENNIT = 1e-6;

    /** Captum's epsilon. */
    private static final double CAPTUM = 1e-9;

    public static final LrpComposite EPSILON_PLUS = new LrpComposite(Variant.LRP_EPSILON_PLUS, ZENNIT);
    public static final LrpComposite EPSILON_PLUS_FLAT = new LrpComposite(Variant.LRP_EPSILON_PLUS_FLAT, ZENNIT);
    public static final LrpComposite EPSILON_ALPHA2_BETA1 = new LrpComposite(Variant.LRP_EPSILON_ALPHA2_BETA1, ZENNIT);
    public static final LrpComposite EPSILON_ALPHA2_BETA1_FLAT =
            new LrpComposite(Variant.LRP_EPSILON_ALPHA2_BETA1_FLAT, ZENNIT);
    public static final LrpComposite EPSILON_CAPTUM = new LrpComposite(Variant.LRP_EPSILON_CAPTUM, CAPTUM);

    private static final Parameter<LrpComposite, Double> EPSILON =
            Parameter.real("epsilon", 0, 1e6, "what the epsilon rule adds to the divisor", LrpComposite::epsilon);

    public static final Parameters<LrpComposite> PARAMETERS =
            Parameters.of(v -> new LrpComposite(v.method().variant(), v.get(EPSILON)), EPSILON);

    @Override
    public String name() {
        return variant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        return Propagation.emit(builder, variant.composite.apply(epsilon));
    }
}

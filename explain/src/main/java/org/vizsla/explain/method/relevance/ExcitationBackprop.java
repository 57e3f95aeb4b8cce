package org.vizsla.explain.method.relevance;

import org.vizsla.autodiff.lrp.LrpComposites;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;

/**
 * Excitation backpropagation: relevance along positive weights alone, {@code [N, C, H, W]}.
 *
 * <p>Source: J. Zhang, Z. Lin, J. Brandt, X. Shen, S. Sclaroff, Top-down Neural Attention by Excitation Backprop, 2016.
 *
 * @param bias whether positive biases absorb their share, as in Zennit 0.5.1; in the paper they do not
 */
public record ExcitationBackprop(boolean bias) implements GraphMethod {
    public static final ExcitationBackprop DEFAULT = new ExcitationBackprop(true);

    private static final Parameter<ExcitationBackprop, Boolean> BIAS =
            Parameter.flag("bias", "whether positive biases take their share", ExcitationBackprop::bias);

    public static final Parameters<ExcitationBackprop> PARAMETERS =
            Parameters.of(v -> new ExcitationBackprop(v.get(BIAS)), BIAS);

    @Override
    public String name() {
        return "excitation_backprop";
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        return Propagation.emit(builder, LrpComposites.excitationBackprop(bias));
    }
}

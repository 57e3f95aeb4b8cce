package org.vizsla.explain.method.gradient;

import java.util.List;
import org.vizsla.autodiff.rule.RectifierComposites;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Parameters;

/**
 * The gradient in which each ReLU passes back only positive values, and only where it was active: {@code [N, C, H, W]}.
 *
 * <p>Source: J. T. Springenberg, A. Dosovitskiy, T. Brox, M. Riedmiller, Striving for Simplicity: The All Convolutional Net, 2014.
 */
public record GuidedBackprop() implements GraphMethod {
    public static final GuidedBackprop DEFAULT = new GuidedBackprop();

    public static final Parameters<GuidedBackprop> PARAMETERS = Parameters.none();

    @Override
    public String name() {
        return "guided_backprop";
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        Emission map = Emission.of(builder.backward(RectifierComposites.guidedBackprop(), builder.input()));
        return Guidance.noted(builder, List.of(builder.model().scores()), map);
    }
}

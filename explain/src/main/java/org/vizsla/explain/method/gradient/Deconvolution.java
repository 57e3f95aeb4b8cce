package org.vizsla.explain.method.gradient;

import java.util.List;
import org.vizsla.autodiff.rule.RectifierComposites;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Parameters;

/**
 * The gradient in which each ReLU passes back only positive values, whether it was active or not: {@code [N, C, H, W]}.
 *
 * <p>In some networks it vanishes and is zero everywhere. Source: M. D. Zeiler, R. Fergus, Visualizing and Understanding Convolutional Networks, 2013.
 */
public record Deconvolution() implements GraphMethod {
    public static final Deconvolution DEFAULT = new Deconvolution();

    public static final Parameters<Deconvolution> PARAMETERS = Parameters.none();

    @Override
    public String name() {
        return "deconvolution";
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        Emission map = Emission.of(builder.backward(RectifierComposites.deconvolution(), builder.input()));
        return Guidance.noted(builder, List.of(builder.model().scores()), map);
    }
}

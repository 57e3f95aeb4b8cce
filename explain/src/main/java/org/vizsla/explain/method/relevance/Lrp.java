package org.vizsla.explain.method.relevance;

import org.vizsla.autodiff.lrp.CompositeText;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Kind;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;

/**
 * Layer-wise relevance propagation with a custom composite, {@code [N, C, H, W]}.
 *
 * <p>Source: S. Bach and others, On Pixel-Wise Explanations for Non-Linear Classifier Decisions by Layer-Wise Relevance Propagation, 2015.
 *
 * @param composite which rule applies where, as {@link CompositeText} reads it
 */
public record Lrp(String composite) implements GraphMethod {
    /** Epsilon for dense layers, gamma for convolutions. */
    public static final Lrp DEFAULT = new Lrp("dense: epsilon; convolution: gamma");

    private static final Parameter<Lrp, String> COMPOSITE = new Parameter<>(
            "composite",
            Kind.text("rules, such as 'first linear: flat; convolution: zplus; dense: epsilon(1e-6)'", text -> text),
            "which rule applies where",
            Lrp::composite);

    public static final Parameters<Lrp> PARAMETERS = Parameters.of(v -> new Lrp(v.get(COMPOSITE)), COMPOSITE);

    public Lrp {
        CompositeText.parse(composite);
    }

    @Override
    public String name() {
        return "lrp";
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        return Propagation.emit(builder, CompositeText.parse(composite));
    }
}

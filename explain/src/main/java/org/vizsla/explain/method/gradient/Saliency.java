package org.vizsla.explain.method.gradient;

import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.graph.Ops;

/**
 * The gradient of the class score with respect to the input: {@code d score / d x}, {@code [N, C, H, W]}.
 *
 * <p>Source: K. Simonyan, A. Vedaldi, A. Zisserman, Deep Inside Convolutional Networks: Visualising Image Classification Models and Saliency Sums, 2013,
 * who draw the largest absolute value over the channels; how a map is drawn is no part of the method here.
 *
 * @param part which part of the gradient the map is; {@link Part#SIGNED} is the default
 */
public record Saliency(Part part) implements GraphMethod {
    /** A part of a gradient. */
    public enum Part {
        /** As it is. */
        SIGNED,
        /** Its magnitude: how much the score would change, in either direction. */
        ABSOLUTE,
        /** Its positive values: where larger inputs raise the score. */
        POSITIVE,
        /** The magnitude of its negative values: where larger inputs lower the score. */
        NEGATIVE
    }

    public static final Saliency DEFAULT = new Saliency();

    private static final Parameter<Saliency, Part> PART =
            Parameter.choice("part", Part.class, "which part of the gradient", Saliency::part);

    public static final Parameters<Saliency> PARAMETERS = Parameters.of(v -> new Saliency(v.get(PART)), PART);

    public Saliency() {
        this(Part.SIGNED);
    }

    @Override
    public String name() {
        return "saliency";
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        Ops ops = builder.ops();
        String gradient = builder.inputGradient();
        return Emission.of(
                switch (part) {
                    case SIGNED -> gradient;
                    case ABSOLUTE -> ops.op("Abs", gradient).value();
                    case POSITIVE -> ops.op("Relu", gradient).value();
                    case NEGATIVE -> ops.op("Relu", ops.neg(gradient)).value();
                });
    }
}

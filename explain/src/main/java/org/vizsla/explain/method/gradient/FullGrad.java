package org.vizsla.explain.method.gradient;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.MinMax;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.method.Upsampling;
import org.vizsla.graph.Ops;

/**
 * The full gradient: what the input and each bias of the network contribute to the score, {@code [N, 1, H, W]}.
 *
 * <p>In a network of linear layers and ReLUs the score is {@code sum x G_x + sum_l sum b_l G_l}, where {@code G_l} is the gradient at the layer that adds the bias
 * {@code b_l}; this is checked. The map is the sum of the magnitudes of these terms for the input and for each layer with places (convolutions and batch
 * normalizations), rescaled and upsampled.
 *
 * <p>Source: S. Srinivas, F. Fleuret, Full-Gradient Representation for Neural Network Visualization, 2019.
 *
 * @param scaling how the terms of one layer are rescaled; {@link Scaling#CHANNEL} by default
 */
public record FullGrad(Scaling scaling) implements GraphMethod {
    /** How the magnitudes of a layer's terms are rescaled before they are added to those of other layers. */
    public enum Scaling {
        /** Each channel to 0 to 1, as in pytorch-grad-cam. */
        CHANNEL,
        /** All channels of a layer together to 0 to 1, as in the authors' code. */
        LAYER,
        /** Not at all: values are parts of the score. */
        NONE
    }

    public static final FullGrad DEFAULT = new FullGrad(Scaling.CHANNEL);

    private static final Parameter<FullGrad, Scaling> SCALING =
            Parameter.choice("scaling", Scaling.class, "how the terms of one layer are rescaled", FullGrad::scaling);

    public static final Parameters<FullGrad> PARAMETERS = Parameters.of(v -> new FullGrad(v.get(SCALING)), SCALING);

    private static final double TOLERANCE = 1e-3;

    @Override
    public String name() {
        return "full_grad";
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        Ops ops = builder.ops();
        String input = ops.mul(builder.input(), builder.inputGradient());
        List<String> maps = new ArrayList<>(List.of(ops.sum(rescaled(ops, input), true, 1)));
        List<String> terms = new ArrayList<>(List.of(ops.sum(input, false, 1, 2, 3)));
        Biases biases = new Biases(builder);
        for (Biases.Bias bias : biases.all()) {
            String term = ops.mul(builder.gradient(bias.output()), bias.value());
            terms.add(ops.sum(ops.op("Flatten", term).with("axis", 1).value(), false, 1));
            if (bias.hasPlaces()) {
                maps.add(Upsampling.BILINEAR.emit(builder, ops.sum(rescaled(ops, term), true, 1)));
            }
        }
        Emission emission =
                Emission.of(ops.op("Sum", maps.toArray(String[]::new)).value());
        return biases.explainTheScore()
                ? emission.with(Emission.Check.equal(
                        "completeness",
                        ops.op("Sum", terms.toArray(String[]::new)).value(),
                        builder.score(),
                        TOLERANCE,
                        "the sum of what the input and all biases add",
                        "the score"))
                : emission;
    }

    private String rescaled(Ops ops, String term) {
        String size = ops.op("Abs", term).value();
        if (scaling == Scaling.NONE) {
            return size;
        }
        return scaling == Scaling.CHANNEL ? MinMax.emit(ops, size, 2, 3) : MinMax.emit(ops, size, 1, 2, 3);
    }
}

package org.vizsla.explain.method.relevance;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vizsla.autodiff.lrp.LrpComposites;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Kind;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;

/**
 * Layer-wise relevance propagation with z-box for the first convolution, gamma for the others and epsilon for dense layers, {@code [N, C, H, W]}.
 *
 * <p>Source: as {@link LrpComposite}; Montavon and others, Layer-Wise Relevance Propagation: An Overview, 2019.
 *
 * @param epsilon of the epsilon rule
 * @param gamma how much more positive weights count
 * @param low the smallest value in each channel of the network's input, or one value for all; none stands for what preprocessing makes of black, as by default
 * @param high the largest value; none stands for white
 */
public record LrpEpsilonGammaBox(double epsilon, double gamma, List<Double> low, List<Double> high)
        implements GraphMethod {
    private static final String BLACK = "black";
    private static final String WHITE = "white";

    /** Zennit's epsilon and gamma; black and white. */
    public static final LrpEpsilonGammaBox DEFAULT = new LrpEpsilonGammaBox(1e-6, 0.25, List.of(), List.of());

    private static final Parameter<LrpEpsilonGammaBox, Double> EPSILON =
            Parameter.real("epsilon", 0, 1e6, "what the epsilon rule adds to the divisor", LrpEpsilonGammaBox::epsilon);
    private static final Parameter<LrpEpsilonGammaBox, Double> GAMMA =
            Parameter.real("gamma", 0, 1e6, "how much more positive weights count", LrpEpsilonGammaBox::gamma);
    private static final Parameter<LrpEpsilonGammaBox, List<Double>> LOW = bound("low", BLACK, LrpEpsilonGammaBox::low);
    private static final Parameter<LrpEpsilonGammaBox, List<Double>> HIGH =
            bound("high", WHITE, LrpEpsilonGammaBox::high);

    public static final Parameters<LrpEpsilonGammaBox> PARAMETERS = Parameters.of(
            v -> new LrpEpsilonGammaBox(v.get(EPSILON), v.get(GAMMA), v.get(LOW), v.get(HIGH)),
            EPSILON,
            GAMMA,
            LOW,
            HIGH);

    public LrpEpsilonGammaBox {
        low = List.copyOf(low);
        high = List.copyOf(high);
    }

    /** A parameter given as numbers, or as a colour's name. */
    private static Parameter<LrpEpsilonGammaBox, List<Double>> bound(
            String name, String colour, Function<LrpEpsilonGammaBox, List<Double>> getter) {
        Kind<List<Double>> kind = new Kind<>(
                colour + ", a number, or one per channel, separated by /",
                text -> text.equals(colour) ? List.of() : numbers(text),
                values -> values.isEmpty() ? colour : text(values));
        return new Parameter<>(name, kind, "what " + colour + " is after preprocessing", getter);
    }

    private static List<Double> numbers(String text) {
        return Stream.of(text.split("/", -1)).map(Double::valueOf).toList();
    }

    private static String text(List<Double> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining("/"));
    }

    @Override
    public String name() {
        return "lrp_epsilon_gamma_box";
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        FirstLayerBounds bounds = FirstLayerBounds.of(low, high, builder);
        return Propagation.emit(builder, LrpComposites.epsilonGammaBox(bounds.low(), bounds.high(), epsilon, gamma));
    }
}

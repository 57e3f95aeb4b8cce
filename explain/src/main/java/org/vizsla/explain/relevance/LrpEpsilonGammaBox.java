package org.vizsla.explain.relevance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vizsla.autodiff.lrp.LrpComposites;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.Parameter;
import org.vizsla.explain.Passes;
import org.vizsla.models.picture.Preprocessing;

/**
 * Layer-wise relevance propagation with z-box for the first convolution, gamma for the others and epsilon for dense layers, {@code [N, C, H, W]}.
 *
 * <p>Source: as {@link LrpComposite}; Montavon and others, Layer-Wise Relevance Propagation: An Overview, 2019.
 *
 * @param epsilon of the epsilon rule
 * @param gamma how much more positive weights count
 * @param low what black is in each channel of the network's input, or one value for all
 * @param high what white is
 */
public record LrpEpsilonGammaBox(double epsilon, double gamma, List<Double> low, List<Double> high)
        implements GraphMethod {
    /** Zennit's epsilon and gamma; black and white after ImageNet's normalization. */
    public static final LrpEpsilonGammaBox DEFAULT = new LrpEpsilonGammaBox(1e-6, 0.25, normalized(0), normalized(1));

    public static final List<Parameter<LrpEpsilonGammaBox>> PARAMETERS = List.of(
            Parameter.real(
                    "epsilon",
                    0,
                    1e6,
                    "what the epsilon rule adds to the divisor",
                    LrpEpsilonGammaBox::epsilon,
                    (method, epsilon) -> new LrpEpsilonGammaBox(epsilon, method.gamma, method.low, method.high)),
            Parameter.real(
                    "gamma",
                    0,
                    1e6,
                    "how much more positive weights count",
                    LrpEpsilonGammaBox::gamma,
                    (method, gamma) -> new LrpEpsilonGammaBox(method.epsilon, gamma, method.low, method.high)),
            bound(
                    "low",
                    "what black is after preprocessing",
                    method -> text(method.low),
                    (method, low) -> new LrpEpsilonGammaBox(method.epsilon, method.gamma, numbers(low), method.high)),
            bound(
                    "high",
                    "what white is after preprocessing",
                    method -> text(method.high),
                    (method, high) -> new LrpEpsilonGammaBox(method.epsilon, method.gamma, method.low, numbers(high))));

    public LrpEpsilonGammaBox {
        low = List.copyOf(low);
        high = List.copyOf(high);
    }

    private static Parameter<LrpEpsilonGammaBox> bound(
            String name,
            String meaning,
            java.util.function.Function<LrpEpsilonGammaBox, String> get,
            java.util.function.BiFunction<LrpEpsilonGammaBox, String, LrpEpsilonGammaBox> with) {
        return Parameter.of(name, "a number, or one a channel with / between", meaning, text -> text, get, with);
    }

    private static List<Double> normalized(double level) {
        List<Double> values = new ArrayList<>();
        for (int channel = 0; channel < 3; channel++) {
            values.add((level - Preprocessing.IMAGENET_MEAN.get(channel))
                    / Preprocessing.IMAGENET_STANDARD_DEVIATION.get(channel));
        }
        return values;
    }

    private static String text(List<Double> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining("/"));
    }

    private static List<Double> numbers(String text) {
        return Stream.of(text.split("/", -1)).map(Double::valueOf).toList();
    }

    @Override
    public String name() {
        return "lrp_epsilon_gamma_box";
    }

    @Override
    public Emission emit(Passes passes) {
        return Propagation.emit(passes, LrpComposites.epsilonGammaBox(low, high, epsilon, gamma));
    }
}

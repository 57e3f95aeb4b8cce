package org.vizsla.graph.pass.internal.fused;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.pass.internal.Lifting;

/** Activations of ONNX Runtime's own, and those that it puts into layers. */
final class FusedActivations {
    private FusedActivations() {}

    /** {@code Gelu(x + bias)}; the bias may be left out. */
    static void gelu(Node node, Lifting lifting) {
        lifting.add(node, "Gelu", List.of(biased(node, lifting)), Map.of());
    }

    /** {@code Gelu(x + bias)} by tanh; the bias may be left out. */
    static void fastGelu(Node node, Lifting lifting) {
        lifting.add(node, "Gelu", List.of(biased(node, lifting)), Map.of("approximate", new Attribute.Text("tanh")));
    }

    /** {@code x * Sigmoid(alpha * x)}. */
    static void quickGelu(Node node, Lifting lifting) {
        String x = lifting.input(node, 0);
        GraphBuilder b = lifting.builderFor(node);
        float alpha = node.real("alpha", 1.702f);
        String scaled = alpha == 1
                ? x
                : b.op("Mul", x, lifting.scalarLike(node, x, alpha)).value();
        lifting.add(node, "Mul", List.of(x, b.op("Sigmoid", scaled).value()), Map.of());
    }

    private static String biased(Node node, Lifting lifting) {
        String x = lifting.input(node, 0);
        String bias = Lifting.optionalInput(node, 1);
        return bias.isEmpty() ? x : lifting.builderFor(node).op("Add", x, bias).value();
    }

    /**
     * Makes the node's output of a value by the activation that its attribute names.
     *
     * @param parameters in the order of the activation's attributes; those that are left out are the defaults
     */
    static void activate(Node node, String value, List<Float> parameters, Lifting lifting) {
        String activation = node.text("activation", "");
        Attribute first = parameter(parameters, 0);
        Attribute second = parameter(parameters, 1);
        switch (activation) {
            case "" -> lifting.add(node, "Identity", List.of(value), Map.of());
            case "Relu", "Tanh", "Sigmoid", "Softplus", "Softsign", "HardSwish" ->
                lifting.add(node, activation, List.of(value), Map.of());
            case "LeakyRelu", "Elu", "ThresholdedRelu" ->
                lifting.add(node, activation, List.of(value), first == null ? Map.of() : Map.of("alpha", first));
            case "HardSigmoid" ->
                lifting.add(
                        node,
                        activation,
                        List.of(value),
                        first == null || second == null ? Map.of() : Map.of("alpha", first, "beta", second));
            case "Clip" ->
                lifting.add(
                        node,
                        activation,
                        List.of(
                                value,
                                bound(node, value, parameters, 0, lifting),
                                bound(node, value, parameters, 1, lifting)),
                        Map.of());
            default ->
                throw new VizslaException(node.label() + " has the activation " + activation
                        + ", which is not supported: export the model without optimization by ONNX Runtime");
        }
    }

    private static @Nullable Attribute parameter(List<Float> parameters, int index) {
        return index < parameters.size() ? new Attribute.Real(parameters.get(index)) : null;
    }

    private static String bound(Node node, String value, List<Float> parameters, int index, Lifting lifting) {
        return index < parameters.size() ? lifting.scalarLike(node, value, parameters.get(index)) : "";
    }
}

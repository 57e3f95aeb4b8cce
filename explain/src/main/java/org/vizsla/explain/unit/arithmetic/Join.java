package org.vizsla.explain.unit.arithmetic;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;

/** A node that joins values of different ways through the network, element by element: the sum behind a block, the product with a gate. */
public record Join(Node node, Steps steps) {
    private static final Map<String, String> SIGNS =
            Map.of("Add", " + ", "Sum", " + ", "Sub", " - ", "Mul", " × ", "Div", " / ");

    /**
     * A value that is joined with others.
     *
     * @param layer its name
     */
    public record Part(double value, String layer) {}

    /** Null if the node that computes a value is none. */
    public static @Nullable Join of(String value, Steps steps) {
        Node node = steps.graph().producer(value);
        return node != null
                        && node.domain().isEmpty()
                        && SIGNS.containsKey(node.operator())
                        && steps.of(value) instanceof Step.Computed
                        && node.inputs().stream().allMatch(steps.sizes()::areOfEachImage)
                ? new Join(node, steps)
                : null;
    }

    /** The values that it reads. */
    List<String> sources() {
        return node.inputs();
    }

    /** The element of each of its inputs, with the name of the layer. */
    public List<Part> parts(int element, Function<String, Tensor> values) {
        int[] position = Sizes.position(
                element, Objects.requireNonNull(steps.sizes().of(node.outputs().get(0))));
        return node.inputs().stream()
                .map(input -> new Part(
                        Constants.at(values.apply(input), position),
                        steps.layers().nameOf(input)))
                .toList();
    }

    /** What stands between them. */
    public String sign() {
        return Objects.requireNonNull(SIGNS.get(node.operator()));
    }
}

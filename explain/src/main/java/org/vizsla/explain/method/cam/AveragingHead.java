package org.vizsla.explain.method.cam;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vizsla.explain.network.Layers;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.models.Model;

/**
 * The end of a network that averages a feature map over all places, and then is linear.
 *
 * @param map the value that is averaged, {@code [N, C, h, w]} or {@code [N, h, w, C]}
 * @param average its average
 */
record AveragingHead(String map, String average) {
    /**
     * The head of a network.
     *
     * @throws NotApplicableException if it is another one; the message names the operator that is in the way
     */
    static AveragingHead of(Model model, Layers layers) {
        Graph graph = model.graph();
        String value = model.scores();
        while (true) {
            Node node = graph.producer(value);
            if (node == null) {
                throw new NotApplicableException(
                        "'" + model.name() + "' has no class activation map: it averages no feature map");
            }
            String input = data(graph, node);
            if (input != null && averagesAll(graph, node, input, layers.placeAxes(input))) {
                return new AveragingHead(input, value);
            }
            if (input == null
                    || !OperatorTraits.of(node).isLinearIn(node.inputs().indexOf(input))) {
                throw new NotApplicableException(
                        "'" + model.name() + "' has no class activation map: its head has " + node.label()
                                + " where global average pooling and one linear layer are needed; grad_cam works for any head");
            }
            value = input;
        }
    }

    /** The only input that is no constant, or null. */
    private static @Nullable String data(Graph graph, Node node) {
        List<String> inputs = node.inputs().stream()
                .filter(input -> !input.isEmpty() && !graph.initializers().containsKey(input))
                .toList();
        return inputs.size() == 1 ? inputs.get(0) : null;
    }

    private static boolean averagesAll(Graph graph, Node node, String input, List<Integer> places) {
        Shape shape = graph.shape(input);
        if (shape == null || places.isEmpty() || shape.size(places.get(0)) * shape.size(places.get(1)) <= 1) {
            return false;
        }
        return switch (node.operator()) {
            case "GlobalAveragePool" -> true;
            case "AveragePool" -> {
                Shape result = Objects.requireNonNull(graph.shape(node.outputs().get(0)));
                long[] kernel = node.integers("kernel_shape");
                yield result.size(2) == 1
                        && result.size(3) == 1
                        && Arrays.equals(kernel, new long[] {shape.size(2), shape.size(3)});
            }
            case "ReduceMean" -> {
                Tensor axes = node.input(1) == null
                        ? null
                        : graph.initializers().get(node.inputs().get(1));
                long[] sorted = axes == null
                        ? new long[0]
                        : Arrays.stream(axes.longs())
                                .map(axis -> axis < 0 ? axis + 4 : axis)
                                .sorted()
                                .toArray();
                yield Arrays.equals(sorted, new long[] {places.get(0), places.get(1)});
            }
            default -> false;
        };
    }
}

package org.vizsla.autodiff.rule;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.NodeCondition;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;

/** The condition that a node is {@code max(x, 0)}: a ReLU, or a {@code Clip} or {@code Max} with a constant zero that amounts to the same. */
public record Rectifier() implements NodeCondition {
    @Override
    public boolean matches(Graph graph, Node node) {
        if (node.is("Clip")) {
            return isConstant(graph, node.input(1), 0f)
                    && (node.input(2) == null || isConstant(graph, node.input(2), Float.POSITIVE_INFINITY));
        }
        return node.is("Relu")
                || (node.is("Max")
                        && node.inputs().size() == 2
                        && zero(graph, node).isPresent());
    }

    /** Whether a node is a {@code Clip} from zero to a finite constant, as ReLU6 is. */
    public static boolean isBounded(Graph graph, Node node) {
        return node.is("Clip")
                && isConstant(graph, node.input(1), 0f)
                && node.input(2) != null
                && graph.initializers().containsKey(node.input(2))
                && !isConstant(graph, node.input(2), Float.POSITIVE_INFINITY);
    }

    /** Which input of such a node is rectified. */
    static int rectified(Graph graph, Node node) {
        return node.is("Max") && zero(graph, node).orElse(1) == 0 ? 1 : 0;
    }

    private static OptionalInt zero(Graph graph, Node node) {
        return IntStream.range(0, 2)
                .filter(i -> isConstant(graph, node.input(i), 0f))
                .findFirst();
    }

    private static boolean isConstant(Graph graph, @Nullable String value, float expected) {
        Tensor tensor = value == null ? null : graph.initializers().get(value);
        return tensor != null
                && tensor.type() == DataType.FLOAT32
                && tensor.elements() == 1
                && tensor.floats()[0] == expected;
    }
}

package org.vizsla.autodiff.pass;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;

/** Constants of a graph, by value. */
final class Constants {
    private Constants() {}

    /** The only element of an INT64 constant; null for other values, and for an omitted input. */
    static @Nullable Long integer(Graph graph, @Nullable String value) {
        Tensor tensor = value == null ? null : graph.initializers().get(value);
        return tensor != null
                        && tensor.type() == DataType.INT64
                        && tensor.shape().elements() == 1
                ? (Long) tensor.longs()[0]
                : null;
    }

    /** Whether a value is a constant of exactly these FLOAT32 elements. */
    static boolean holds(Graph graph, @Nullable String value, float... elements) {
        Tensor tensor = value == null ? null : graph.initializers().get(value);
        return tensor != null
                && tensor.type() == DataType.FLOAT32
                && tensor.shape().elements() == elements.length
                && Arrays.equals(tensor.floats(), elements);
    }

    /** Whether a value depends on constants only; an omitted input does. */
    static boolean isConstant(Graph graph, @Nullable String value) {
        if (value == null || value.isEmpty() || graph.initializers().containsKey(value)) {
            return true;
        }
        Node node = graph.producer(value);
        return node != null
                && !node.reads().isEmpty()
                && node.reads().stream().allMatch(operand -> isConstant(graph, operand));
    }
}

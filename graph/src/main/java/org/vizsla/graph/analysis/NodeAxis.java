package org.vizsla.graph.analysis;

import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;

/** The axis along which a node such as a softmax works, named by its attribute {@code axis}. */
public final class NodeAxis {
    private NodeAxis() {}

    /**
     * Whether it is the first axis, which is the batch in most values. Where the axis is counted from the end, the shape of the data or of the result must be known.
     *
     * @param fallback the axis of a node without the attribute
     */
    public static boolean isFirst(Graph graph, Node node, long fallback) {
        long axis = node.integer("axis", fallback);
        return axis == 0 || startsAt(axis, graph, node.input(0)) || startsAt(axis, graph, node.output(0));
    }

    private static boolean startsAt(long axis, Graph graph, @Nullable String value) {
        Shape shape = value == null ? null : graph.shape(value);
        return shape != null && axis == -shape.rank();
    }
}

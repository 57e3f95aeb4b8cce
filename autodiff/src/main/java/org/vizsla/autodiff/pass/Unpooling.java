package org.vizsla.autodiff.pass;

import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;

/** The gradient of max pooling, as its rule emits it: {@code ScatterElements} with addition, to the places where maxima are. */
public final class Unpooling {
    private Unpooling() {}

    /** The max pooling whose indices say where this node adds the elements of a reshaped value to zeros; null if it does something else. */
    public static @Nullable Node pool(Graph graph, Node node) {
        if (!node.is("ScatterElements") || !node.text("reduction", "none").equals("add")) {
            return null;
        }
        Node zeros = source(graph, node, 0, "ConstantOfShape");
        Node pool = source(graph, node, 1, "MaxPool");
        Node updates = graph.producer(node.inputs().get(2));
        return zeros != null
                        && zeros.attributes().isEmpty()
                        && pool != null
                        && pool.output(0) != null
                        && updates != null
                        && updates.is("Reshape")
                ? pool
                : null;
    }

    /** The node of this operator behind the reshaping that yields an input. */
    private static @Nullable Node source(Graph graph, Node node, int input, String operator) {
        Node reshape = graph.producer(node.inputs().get(input));
        Node source = reshape == null || !reshape.is("Reshape")
                ? null
                : graph.producer(reshape.inputs().get(0));
        return source != null && source.is(operator) ? source : null;
    }
}

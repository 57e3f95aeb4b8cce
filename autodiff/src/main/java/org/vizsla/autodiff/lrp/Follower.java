package org.vizsla.autodiff.lrp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.NodeCondition;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;

/**
 * The condition that a node belongs to the linear layer before it: a batch normalization of the layer's channels, or an addition of a constant, which
 * is the only reader of the layer's output. The layer's own rule accounts for it; relevance passes through it unchanged.
 */
record Follower() implements NodeCondition {
    /** How many nodes belong to a layer at most; one or two are usual. */
    static final int FARTHEST = 64;

    @Override
    public boolean matches(Graph graph, Node node) {
        Node last = node;
        for (int distance = 0; distance < FARTHEST && (last.is("BatchNormalization") || last.is("Add")); distance++) {
            Node before = graph.producer(last.inputs().get(data(graph, last)));
            if (before == null || !last.equals(of(graph, before))) {
                return false;
            }
            if (LinearOperator.ANY.matches(graph, before)) {
                return true;
            }
            last = before;
        }
        return false;
    }

    /** The node that belongs to the layer that ends, or so far ends, with this one; null if there is none. */
    static @Nullable Node of(Graph graph, Node node) {
        String output = node.outputs().get(0);
        List<Node> readers = graph.readers(output);
        if (readers.size() != 1 || graph.outputs().contains(output)) {
            return null;
        }
        Node reader = readers.get(0);
        boolean belongs = reader.is("BatchNormalization")
                ? normalizes(graph, reader, output)
                : reader.is("Add") && addsConstant(graph, reader, output);
        return belongs ? reader : null;
    }

    /** Which input of such a node comes from the layer. */
    static int data(Graph graph, Node node) {
        return node.is("Add") && graph.initializers().containsKey(node.inputs().get(0)) ? 1 : 0;
    }

    private static boolean normalizes(Graph graph, Node node, String output) {
        Node layer = start(graph, output);
        Shape shape = graph.shape(output);
        return layer != null
                && shape != null
                && node.inputs().get(0).equals(output)
                && node.integer("training_mode", 0) == 0
                && node.inputs().subList(1, 5).stream().allMatch(graph.initializers()::containsKey)
                && LinearOperator.data(graph, layer) == 0
                && LinearOperator.outputAxis(layer) >= 0
                && (!LinearOperator.DENSE.matches(graph, layer) || shape.rank() == 2);
    }

    /** The linear node of the layer whose output, so far, is this value. */
    private static @Nullable Node start(Graph graph, String output) {
        Node node = graph.producer(output);
        for (int distance = 0; distance < FARTHEST && node != null; distance++) {
            if (LinearOperator.ANY.matches(graph, node)) {
                return node;
            }
            node = node.inputs().isEmpty() ? null : graph.producer(node.inputs().get(data(graph, node)));
        }
        return null;
    }

    /** Whether it adds a constant that has the output's shape, or broadcasts to it. */
    private static boolean addsConstant(Graph graph, Node node, String output) {
        String added = node.inputs().get(1 - data(graph, node));
        Shape constant = graph.shape(added);
        Shape shape = graph.shape(output);
        return node.inputs().get(data(graph, node)).equals(output)
                && graph.initializers().containsKey(added)
                && shape != null
                && constant != null
                && shape.equals(graph.shape(node.outputs().get(0)));
    }
}

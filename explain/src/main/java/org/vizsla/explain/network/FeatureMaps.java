package org.vizsla.explain.network;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.analysis.Reachability;
import org.vizsla.graph.op.Axes;
import org.vizsla.graph.op.Operator;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;

/**
 * The feature maps of a network: values of rank 4 with more than one place, of which {@link AxisOrder} knows the axes and the batch is the first. A value whose node
 * only chooses or rearranges others, or makes shares of them, is none.
 *
 * @param orders of the network's values
 */
record FeatureMaps(Graph graph, Map<String, AxisOrder> orders) {
    /** Their names, in the order in which they are computed. */
    List<String> all() {
        return graph.nodes().stream()
                .filter(node -> !rearranges(OperatorTraits.of(node)))
                .map(node -> node.outputs().get(0))
                .filter(value -> places(value) > 1)
                .toList();
    }

    private static boolean rearranges(Operator operator) {
        return operator.has(Trait.REARRANGES) || operator.has(Trait.SHARES) || operator.has(Axes.OTHER);
    }

    /** The number of places of a value; 0 where it is not known, or the value has none. */
    long places(String value) {
        return size(value, 2) * size(value, 3);
    }

    /** How long one of the axes {@code N, C, h, w} of a value is, by its number; 0 where it is not known. */
    long size(String value, int axis) {
        AxisOrder order = orders.get(value);
        Shape shape = graph.shape(value);
        return order == null || shape == null || !order.isOfBatch() ? 0 : Math.max(0, shape.size(order.of(axis)));
    }

    /** Whether a product of two values that both depend on the value follows, as in attention. */
    static boolean attentionFollows(Graph graph, String value) {
        Set<String> after = Reachability.from(graph, value);
        return graph.nodes().stream().anyMatch(node -> isAttention(node, after));
    }

    /** Whether a node multiplies two values that are both among these. */
    static boolean isAttention(Node node, Set<String> dependent) {
        return node.is("MatMul") && dependent.containsAll(node.inputs());
    }

    /** Whether a layer with a matrix of weights follows. */
    static boolean weightsFollow(Graph graph, String value) {
        Set<String> after = Reachability.from(graph, value);
        return graph.nodes().stream()
                .filter(node -> Reachability.readsAny(node, after))
                .flatMap(node -> node.inputs().stream())
                .filter(graph.initializers()::containsKey)
                .map(graph::shape)
                .anyMatch(shape -> shape != null && shape.rank() >= 2 && shape.elements() > 1);
    }
}

package org.vizsla.explain.network;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.analysis.Reachability;
import org.vizsla.graph.op.Axes;
import org.vizsla.graph.op.Operator;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;
import org.vizsla.models.Model;

/**
 * The feature maps of a network: rank-4 values with more than one position whose axes {@link AxisOrder} knows, with the batch first. A value whose node only selects,
 * rearranges or normalizes others to shares does not count.
 *
 * @param orders the axis orders of the network's values
 */
record FeatureMaps(Graph graph, Map<String, AxisOrder> orders) {
    /** The names of the feature maps, in the order of computation. */
    List<String> all() {
        return graph.nodes().stream()
                .filter(node -> !rearranges(OperatorTraits.of(node)))
                .map(node -> node.outputs().get(0))
                .filter(value -> places(value) > 1)
                .toList();
    }

    /**
     * The last feature map that rearranges what attention behind another map makes, such as windows joined to a map again, or null. No attention follows it, and the
     * scores depend on it.
     *
     * @param map the last of {@link #all}
     */
    @Nullable
    String joinedBehind(String map, Model model) {
        Set<String> between = Reachability.from(graph, map);
        between.retainAll(Reachability.to(graph, model.scores()));
        Dimension batch = model.batch();
        List<String> joined = graph.nodes().stream()
                .filter(node -> OperatorTraits.of(node).has(Trait.REARRANGES))
                .map(node -> node.outputs().get(0))
                .filter(value -> between.contains(value) && places(value) > 1)
                .filter(value -> Objects.requireNonNull(graph.shape(value))
                        .dimensions()
                        .get(0)
                        .equals(batch))
                .toList();
        String last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
        return last == null || attentionFollows(graph, last) ? null : last;
    }

    private static boolean rearranges(Operator operator) {
        return operator.has(Trait.REARRANGES) || operator.has(Trait.SHARES) || operator.has(Axes.OTHER);
    }

    /** The number of positions of a value; 0 if unknown, or if the value has none. */
    long places(String value) {
        return size(value, 2) * size(value, 3);
    }

    /** The length of one of a value's axes {@code N, C, h, w}, given by its number; 0 if unknown. */
    long size(String value, int axis) {
        AxisOrder order = orders.get(value);
        Shape shape = graph.shape(value);
        return order == null || shape == null || !order.isOfBatch() ? 0 : Math.max(0, shape.size(order.of(axis)));
    }

    /** Whether two values that both depend on this one are multiplied later, as in attention. */
    static boolean attentionFollows(Graph graph, String value) {
        Set<String> after = Reachability.from(graph, value);
        return graph.nodes().stream().anyMatch(node -> isAttention(node, after));
    }

    /** Whether a node multiplies two of these values as matrices. */
    static boolean isAttention(Node node, Set<String> dependent) {
        return (node.is("MatMul") || contracts(node)) && dependent.containsAll(node.inputs());
    }

    /** Whether a node is an {@code Einsum} of two values that sums over an axis of both. */
    private static boolean contracts(Node node) {
        if (!node.is("Einsum") || node.inputs().size() != 2) {
            return false;
        }
        String[] sides = node.text("equation", "").split("->", -1);
        String[] terms = sides[0].split(",", -1);
        String result = sides.length > 1 ? sides[1] : "";
        return terms[0].chars()
                .filter(Character::isLetter)
                .anyMatch(axis -> terms[1].indexOf(axis) >= 0 && result.indexOf(axis) < 0);
    }

    /** Whether a layer with a weight matrix follows. */
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

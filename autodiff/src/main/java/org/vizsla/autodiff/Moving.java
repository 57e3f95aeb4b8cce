package org.vizsla.autodiff;

import java.util.Set;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;

/** Nodes whose derivative hands each element of a cotangent on to elements of the inputs as it is, so that their sums are equal. */
final class Moving {
    private static final Set<String> OPERATORS = Set.of(
            "Cast",
            "Concat",
            "DepthToSpace",
            "Dropout",
            "Expand",
            "Flatten",
            "Gather",
            "GatherElements",
            "GlobalMaxPool",
            "Identity",
            "Max",
            "MaxPool",
            "Min",
            "ReduceMax",
            "ReduceMin",
            "Reshape",
            "Slice",
            "SpaceToDepth",
            "Split",
            "Squeeze",
            "Tile",
            "Transpose",
            "Unsqueeze",
            "Where");

    private Moving() {}

    /**
     * Whether a node is one.
     *
     * @param dependents the values that a cotangent is handed on to
     */
    static boolean holds(Graph forward, Node node, Set<String> dependents) {
        return node.domain().isEmpty()
                && OPERATORS.contains(node.operator())
                && node.inputs().stream()
                        .filter(input -> !input.isEmpty() && isFloating(forward, input))
                        .allMatch(dependents::contains);
    }

    static boolean isFloating(Graph forward, String value) {
        var known = forward.value(value);
        return known == null || known.type().isFloating();
    }
}

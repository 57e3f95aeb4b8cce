package org.vizsla.explain.network;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;

/** Which values of a network are computed from which. */
final class Dependence {
    private Dependence() {}

    /** A value, and all that are computed from it. */
    static Set<String> after(Graph graph, String value) {
        Set<String> after = new HashSet<>(Set.of(value));
        for (Node node : graph.nodes()) {
            if (node.inputs().stream().anyMatch(after::contains)) {
                after.addAll(node.outputs());
            }
        }
        return after;
    }

    /** A value, and all that it is computed from. */
    static Set<String> before(Graph graph, String value) {
        Set<String> before = new HashSet<>(Set.of(value));
        List<Node> nodes = graph.nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (nodes.get(i).outputs().stream().anyMatch(before::contains)) {
                before.addAll(nodes.get(i).inputs());
            }
        }
        return before;
    }
}

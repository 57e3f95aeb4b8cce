package org.vizsla.graph.analysis;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;

/** Which values of a graph are computed from which. */
public final class Reachability {
    private Reachability() {}

    /** The value, and all that are computed from it. */
    public static Set<String> from(Graph graph, String value) {
        return from(graph, List.of(value));
    }

    /** The values, and all that are computed from them, in the order in which they are computed. */
    public static Set<String> from(Graph graph, Collection<String> values) {
        return from(graph, values, value -> true);
    }

    /**
     * The values, and all that are computed from them through accepted values only.
     *
     * @param carries whether a computed value is accepted; if not, it is not followed further
     */
    public static Set<String> from(Graph graph, Collection<String> values, Predicate<String> carries) {
        Set<String> reached = new LinkedHashSet<>(values);
        for (Node node : graph.nodes()) {
            if (readsAny(node, reached)) {
                node.outputs().stream()
                        .filter(output -> !output.isEmpty() && carries.test(output))
                        .forEach(reached::add);
            }
        }
        return reached;
    }

    /** The value, and all that it is computed from: also inputs and constants. */
    public static Set<String> to(Graph graph, String value) {
        return to(graph, List.of(value));
    }

    /** The values, and all that they are computed from: also inputs and constants. */
    public static Set<String> to(Graph graph, Collection<String> values) {
        Set<String> reached = new LinkedHashSet<>(values);
        List<Node> nodes = graph.nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (computesAny(nodes.get(i), reached)) {
                reached.addAll(nodes.get(i).reads());
            }
        }
        return reached;
    }

    /** Whether a node reads one of the values, itself or in a subgraph. */
    public static boolean readsAny(Node node, Set<String> values) {
        return node.reads().stream().anyMatch(values::contains);
    }

    /** Whether a node computes one of the values. */
    public static boolean computesAny(Node node, Set<String> values) {
        return node.outputs().stream().anyMatch(values::contains);
    }
}

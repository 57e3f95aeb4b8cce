package org.vizsla.graph.analysis;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;

/** The readers of a value, for passes that rewire them. */
public final class Readers {
    private Readers() {}

    /** Whether a node, a subgraph or the caller reads the value. */
    public static boolean exist(Graph graph, String value) {
        return graph.outputs().contains(value) || !graph.readers(value).isEmpty();
    }

    /** Whether the value must stay and keep its name, because it is an output of the graph or a subgraph captures it. */
    public static boolean pin(Graph graph, String value) {
        return graph.outputs().contains(value)
                || graph.readers(value).stream()
                        .anyMatch(node -> node.captures().contains(value));
    }

    /** All nodes that read the value, one entry per use; empty where it is pinned. */
    public static List<Node> rewirable(Graph graph, String value) {
        return pin(graph, value)
                ? List.of()
                : graph.readers(value).stream()
                        .flatMap(
                                node -> Collections.nCopies(Collections.frequency(node.inputs(), value), node).stream())
                        .toList();
    }

    /** The node with the only use of the value; null where there is none, or more than one, or the value is pinned. */
    public static @Nullable Node only(Graph graph, String value) {
        List<Node> all = rewirable(graph, value);
        return all.size() == 1 ? all.get(0) : null;
    }
}

package org.vizsla.autodiff.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;

/** Who reads which value of a graph. */
final class Consumers {
    private final Map<String, List<Node>> readers = new HashMap<>();
    private final Set<String> kept;

    Consumers(Graph graph) {
        kept = new HashSet<>(graph.outputs());
        for (Node node : graph.nodes()) {
            node.inputs()
                    .forEach(input -> readers.computeIfAbsent(input, key -> new ArrayList<>())
                            .add(node));
            keepWhatSubgraphsRead(node);
        }
    }

    private void keepWhatSubgraphsRead(Node node) {
        for (Attribute attribute : node.attributes().values()) {
            if (attribute instanceof Attribute.OfGraph subgraph) {
                kept.addAll(subgraph.value().outputs());
                for (Node inner : subgraph.value().nodes()) {
                    kept.addAll(inner.inputs());
                    keepWhatSubgraphsRead(inner);
                }
            }
        }
    }

    /** All nodes that read the value, one entry a use; empty where it must stay, as an output of the graph or for a subgraph. */
    List<Node> of(String value) {
        return kept.contains(value) ? List.of() : readers.getOrDefault(value, List.of());
    }

    /** The one node that reads the value, or null where there is none, or more, or the value must stay. */
    @Nullable
    Node only(String value) {
        List<Node> all = of(value);
        return all.size() == 1 ? all.get(0) : null;
    }
}

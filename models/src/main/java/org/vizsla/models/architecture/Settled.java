package org.vizsla.models.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.analysis.Extraction;
import org.vizsla.runtime.Session;

/** A graph in which values that depend on constants alone are constants. */
final class Settled {
    private Settled() {}

    /** Computes these values, and drops what nothing else needs. */
    static Graph values(Graph graph, Set<String> settled) {
        if (settled.isEmpty()) {
            return graph;
        }
        Graph part = Extraction.between(graph, List.of(), new ArrayList<>(settled));
        GraphBuilder rest = graph.toBuilder();
        Session.runOnce(part, Map.of())
                .byName()
                .forEach((name, tensor) -> rest.forgetValue(name).initializer(name, tensor));
        List<Node> others = graph.nodes().stream()
                .filter(node -> node.outputs().stream().noneMatch(settled::contains))
                .toList();
        return rest.nodes(others).buildPruned();
    }
}

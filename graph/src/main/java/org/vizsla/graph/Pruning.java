package org.vizsla.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Removes nodes and constants that no output needs. */
final class Pruning {
    private Pruning() {}

    static Graph prune(Graph graph) {
        Set<String> needed = new HashSet<>(graph.outputs());
        List<Node> kept = new ArrayList<>();
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            Node node = graph.nodes().get(i);
            if (node.outputs().stream().anyMatch(needed::contains)) {
                kept.add(node);
                needed.addAll(node.reads());
            }
        }
        Collections.reverse(kept);
        Map<String, Tensor> initializers = new LinkedHashMap<>(graph.initializers());
        initializers.keySet().retainAll(needed);
        Map<String, Value> values = new LinkedHashMap<>(graph.values());
        Set<String> outputs = new HashSet<>();
        kept.forEach(node -> outputs.addAll(node.outputs()));
        values.keySet().retainAll(outputs);
        Map<String, Value> inputs = new LinkedHashMap<>();
        graph.inputs().forEach(input -> inputs.put(input.name(), input));
        return new Graph(
                graph.name(), graph.opsets(), inputs, initializers, kept, graph.outputs(), values, graph.metadata());
    }
}

package org.vizsla.graph.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.GraphException;
import org.vizsla.graph.Node;
import org.vizsla.graph.Value;

/** A part of a graph, cut out as a graph of its own. */
public final class Extraction {
    private Extraction() {}

    /** The values at the edge of a part: those that the part's nodes read, and that are neither computed in it nor constant. */
    public static Set<String> edge(Graph graph, Set<String> part) {
        Set<String> edge = new LinkedHashSet<>();
        graph.nodes().stream()
                .filter(node -> Reachability.computesAny(node, part))
                .forEach(node -> edge.addAll(node.reads()));
        edge.removeAll(part);
        edge.removeAll(graph.initializers().keySet());
        return edge;
    }

    /**
     * The part that computes some values from others: the nodes and constants that are needed, and no more. Other inputs of the graph that are needed
     * stay inputs.
     *
     * @param begin values of the graph that become inputs
     * @param end the outputs
     * @throws GraphException if nothing is known of a value that becomes an input
     */
    public static Graph between(Graph graph, Collection<String> begin, List<String> end) {
        GraphBuilder builder = graph.toBuilder().nodes(List.of()).outputs(end);
        Set<String> open = new HashSet<>(end);
        open.removeAll(begin);
        List<Node> kept = new ArrayList<>();
        List<Node> nodes = graph.nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            if (Reachability.computesAny(node, open)) {
                kept.add(node.withOutputs(node.outputs().stream()
                        .map(output -> begin.contains(output) ? builder.fresh(output) : output)
                        .toList()));
                open.addAll(node.reads());
                open.removeAll(begin);
            }
        }
        graph.inputs().stream()
                .map(Value::name)
                .filter(input -> !open.contains(input) && !begin.contains(input))
                .forEach(builder::removeInput);
        begin.stream().filter(value -> !graph.isInput(value)).forEach(value -> becomeInput(graph, value, builder));
        Collections.reverse(kept);
        kept.forEach(builder::add);
        return builder.buildPruned();
    }

    private static void becomeInput(Graph graph, String value, GraphBuilder builder) {
        if (graph.initializers().containsKey(value)) {
            builder.initializerToInput(value);
            return;
        }
        Value known = graph.value(value);
        if (known == null) {
            throw new GraphException("nothing is known of '" + value + "', at which a part of '" + graph.name()
                    + "' would begin; learn its type and shape first");
        }
        builder.forgetValue(value).input(known);
    }
}

package org.vizsla.graph.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Value;
import org.vizsla.graph.analysis.Readers;
import org.vizsla.graph.pass.internal.Dropouts;

/**
 * Removes nodes that pass on their input unchanged: {@code Identity}; {@code Dropout} in inference, or of ratio 0, whose mask is not used; {@code Cast}
 * to the type that its input is known to have. Their readers read their input instead.
 *
 * <p>Such a node stays if its output is an output of the graph, which keeps its name, or if a subgraph captures it. Nodes and constants that no
 * output needs are dropped on the way.
 */
public final class RemoveIdentities implements Pass {
    @Override
    public Graph apply(Graph graph) {
        Map<String, String> sources = new HashMap<>();
        List<Node> kept = new ArrayList<>();
        for (Node node : graph.nodes()) {
            String input = node.input(0);
            String output = node.output(0);
            if (input != null
                    && output != null
                    && !Readers.pin(graph, output)
                    && passesOn(node, input, sources.getOrDefault(input, input), graph)) {
                sources.put(output, sources.getOrDefault(input, input));
            } else {
                kept.add(node.withInputs(node.inputs().stream()
                        .map(name -> sources.getOrDefault(name, name))
                        .toList()));
            }
        }
        return sources.isEmpty() ? graph : graph.toBuilder().nodes(kept).buildPruned();
    }

    private static boolean passesOn(Node node, String input, String source, Graph graph) {
        return node.is("Identity")
                || (node.is("Dropout") && Dropouts.passOn(node, graph) && !Readers.exist(graph, mask(node)))
                || (node.is("Cast") && (isOfType(input, node, graph) || isOfType(source, node, graph)));
    }

    private static String mask(Node dropout) {
        String mask = dropout.output(1);
        return mask == null ? "" : mask;
    }

    private static boolean isOfType(String value, Node cast, Graph graph) {
        @Nullable Value known = graph.value(value);
        return known != null
                && cast.attributes().get("to") instanceof Attribute.Int to
                && to.value() == known.type().code();
    }
}

package org.vizsla.graph.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;

/** Nodes with other names for what they read, as when a graph is put into another one. */
public final class Renaming {
    private Renaming() {}

    /** The node with other names for what it reads, also in its subgraphs; names without an entry stay. */
    public static Node ofReads(Node node, Map<String, String> names) {
        Map<String, Attribute> attributes = new LinkedHashMap<>(node.attributes());
        attributes.replaceAll((name, attribute) -> attribute instanceof Attribute.OfGraph subgraph
                ? new Attribute.OfGraph(ofReads(subgraph.value(), names))
                : attribute);
        return new Node(
                node.name(), node.operator(), node.domain(), of(node.inputs(), names), node.outputs(), attributes);
    }

    private static Graph ofReads(Graph graph, Map<String, String> names) {
        return graph.toBuilder()
                .nodes(graph.nodes().stream().map(node -> ofReads(node, names)).toList())
                .outputs(of(graph.outputs(), names))
                .buildInner();
    }

    /** The names after renaming. */
    public static List<String> of(List<String> values, Map<String, String> names) {
        return values.stream().map(value -> names.getOrDefault(value, value)).toList();
    }
}

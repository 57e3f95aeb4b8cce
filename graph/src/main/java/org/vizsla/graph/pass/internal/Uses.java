package org.vizsla.graph.pass.internal;

import java.util.HashSet;
import java.util.Set;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;

/** The values that nodes read. */
public final class Uses {
    private Uses() {}

    /** What the node reads, in its subgraphs too. */
    public static Set<String> of(Node node) {
        Set<String> uses = ofSubgraphs(node);
        uses.addAll(node.inputs());
        uses.remove("");
        return uses;
    }

    /** What the node's subgraphs read: values of their own, and such as they capture from the graph around them. */
    public static Set<String> ofSubgraphs(Node node) {
        Set<String> uses = new HashSet<>();
        for (Attribute attribute : node.attributes().values()) {
            if (attribute instanceof Attribute.OfGraph subgraph) {
                Graph graph = subgraph.value();
                uses.addAll(graph.outputs());
                graph.nodes().forEach(inner -> uses.addAll(of(inner)));
            }
        }
        return uses;
    }
}

package org.vizsla.graph;

import java.util.HashSet;
import java.util.Set;

/** Checks that values are defined once, before they are used, and that what is said of them is possible. */
final class GraphChecker {
    private GraphChecker() {}

    /** Throws {@link GraphException} at the first rule that the graph breaks. */
    static void check(Graph graph) {
        check(graph, new HashSet<>());
    }

    private static void check(Graph graph, Set<String> outer) {
        Set<String> defined = new HashSet<>(outer);
        graph.inputs().forEach(input -> define(input.name(), "input", defined));
        graph.initializers().keySet().forEach(name -> define(name, "initializer", defined));
        for (Node node : graph.nodes()) {
            for (String input : node.inputs()) {
                if (!input.isEmpty() && !defined.contains(input)) {
                    throw new GraphException(node.label() + " uses '" + input + "', which "
                            + (graph.producer(input) == null ? "nothing defines" : "a later node defines"));
                }
            }
            for (Attribute attribute : node.attributes().values()) {
                if (attribute instanceof Attribute.OfGraph subgraph) {
                    check(subgraph.value(), defined);
                }
            }
            if (!graph.opsets().containsKey(node.domain()) && !graph.opsets().isEmpty()) {
                throw new GraphException(
                        node.label() + " is of operator set '" + node.domain() + "', which the graph does not import");
            }
            for (String output : node.outputs()) {
                if (!output.isEmpty()) {
                    define(output, node.label(), defined);
                }
            }
        }
        for (String output : graph.outputs()) {
            if (!defined.contains(output)) {
                throw new GraphException("output '" + output + "' is not defined");
            }
        }
    }

    private static void define(String value, String by, Set<String> defined) {
        if (!defined.add(value)) {
            throw new GraphException("'" + value + "' is defined a second time, by " + by);
        }
    }
}

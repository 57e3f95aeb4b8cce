package org.vizsla.graph;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that values have names, and are defined once, before they are used. One checker looks at one graph; those of subgraphs see the values around them. */
final class GraphChecker {
    private final Graph graph;
    private final @Nullable GraphChecker outer;
    private final Set<String> defined = new HashSet<>();

    private GraphChecker(Graph graph, @Nullable GraphChecker outer) {
        this.graph = graph;
        this.outer = outer;
    }

    /** Throws {@link GraphException} at the first rule that the graph breaks. */
    static void check(Graph graph) {
        new GraphChecker(graph, null).check();
    }

    private void check() {
        graph.inputs().forEach(input -> define(input.name(), "an input"));
        graph.initializers().keySet().forEach(name -> define(name, "an initializer"));
        graph.nodes().forEach(this::check);
        for (String output : graph.outputs()) {
            if (!sees(output)) {
                throw new GraphException("output '" + output + "' is not defined");
            }
        }
    }

    private void check(Node node) {
        for (String input : node.inputs()) {
            if (!input.isEmpty() && !sees(input)) {
                throw new GraphException(node.label() + " uses '" + input + "', which " + definerOf(input, node));
            }
        }
        for (Attribute attribute : node.attributes().values()) {
            if (attribute instanceof Attribute.OfGraph subgraph) {
                new GraphChecker(subgraph.value(), this).check();
            }
        }
        if (!graph.opsets().containsKey(node.domain()) && !graph.opsets().isEmpty()) {
            throw new GraphException(
                    node.label() + " is of operator set '" + node.domain() + "', which the graph does not import");
        }
        for (String output : node.outputs()) {
            if (!output.isEmpty()) {
                define(output, node.label());
            }
        }
    }

    private boolean sees(String value) {
        for (GraphChecker scope = this; scope != null; scope = scope.outer) {
            if (scope.defined.contains(value)) {
                return true;
            }
        }
        return false;
    }

    private void define(String value, String by) {
        if (value.isEmpty()) {
            throw new GraphException(by + " has no name");
        }
        if (sees(value)) {
            throw new GraphException("'" + value + "' is defined a second time, by " + by);
        }
        defined.add(value);
    }

    private String definerOf(String value, Node user) {
        Node producer = graph.producer(value);
        if (producer == null) {
            return "nothing defines";
        }
        return producer.equals(user) ? "it defines itself" : "a later node defines";
    }
}

package org.vizsla.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;

/**
 * One node of an explainer as a graph of its own.
 *
 * @param operator its name, with its form where one backend may have the operator in some forms alone
 * @param feeds what it read
 */
record OperatorSample(String operator, Graph graph, Map<String, Tensor> feeds) {
    /** The node of a graph, with the values that a run of that graph gave. */
    static OperatorSample of(Node node, Graph graph, Map<String, Tensor> values) {
        GraphBuilder builder = new GraphBuilder("sample");
        Map<String, Tensor> feeds = new LinkedHashMap<>();
        for (String read : node.reads()) {
            Tensor constant = graph.initializers().get(read);
            if (constant != null) {
                builder.initializer(read, constant);
            } else {
                Tensor value = Objects.requireNonNull(values.get(read));
                feeds.put(read, value);
                builder.input(read, value.type(), value.shape());
            }
        }
        List<String> outputs =
                node.outputs().stream().filter(output -> !output.isEmpty()).toList();
        return new OperatorSample(name(node), builder.add(node).outputs(outputs).build(), feeds);
    }

    /** The operator of a node, with its form. */
    static String name(Node node) {
        List<String> form = new ArrayList<>(List.of(node.operator()));
        if (node.is("MaxPool") && node.output(1) != null) {
            form.add("with indices");
        }
        if (node.integer("ceil_mode", 0) != 0) {
            form.add("ceil_mode");
        }
        if (!node.text("reduction", "none").equals("none")) {
            form.add("reduction=" + node.text("reduction", ""));
        }
        return String.join(", ", form);
    }

    /** Whether it computes with real numbers. */
    boolean isReal() {
        return feeds.values().iterator().next().type().isFloating();
    }
}

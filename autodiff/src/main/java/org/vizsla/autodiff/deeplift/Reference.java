package org.vizsla.autodiff.deeplift;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.autodiff.DifferentiationException;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Value;
import org.vizsla.graph.analysis.Reachability;

/** The values that a network has for a baseline, next to those that it has for its input. */
public final class Reference {
    private final Map<String, String> names;

    private Reference(Map<String, String> names) {
        this.names = names;
    }

    /**
     * Emits the network a second time, as far as it depends on the input.
     *
     * @param baseline a value of the target in the input's shape
     * @throws DifferentiationException if a node on the way holds a subgraph
     */
    static Reference append(GraphBuilder target, Graph forward, String input, String baseline) {
        Map<String, String> names = new HashMap<>(Map.of(input, baseline));
        for (Node node : forward.nodes()) {
            if (!Reachability.readsAny(node, names.keySet())) {
                continue;
            }
            if (node.attributes().values().stream().anyMatch(Attribute.OfGraph.class::isInstance)) {
                throw new DifferentiationException(node.label() + " holds a subgraph, which cannot be compared"
                        + " with a baseline; choose a method without one");
            }
            List<String> outputs = new ArrayList<>();
            for (String output : node.outputs()) {
                outputs.add(output.isEmpty() ? "" : copy(target, forward, output, names));
            }
            List<String> inputs = node.inputs().stream()
                    .map(name -> names.getOrDefault(name, name))
                    .toList();
            target.add(new Node("", node.operator(), node.domain(), inputs, outputs, node.attributes()));
        }
        return new Reference(names);
    }

    private static String copy(GraphBuilder target, Graph forward, String value, Map<String, String> names) {
        String copy = target.fresh("baseline/" + value);
        names.put(value, copy);
        Value known = forward.value(value);
        if (known != null) {
            target.value(new Value(copy, known.type(), known.shape()));
        }
        return copy;
    }

    /** Whether a value depends on the input, so that it may differ for the baseline. */
    boolean differs(String value) {
        return names.containsKey(value);
    }

    /** The name of a value's counterpart for the baseline; its own name if it does not depend on the input. */
    public String of(String value) {
        return names.getOrDefault(value, value);
    }
}

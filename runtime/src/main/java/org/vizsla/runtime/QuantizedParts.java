package org.vizsla.runtime;

import java.util.HashSet;
import java.util.Set;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;

/**
 * Whether ONNX Runtime may join operators between {@code DequantizeLinear} and {@code QuantizeLinear} to quantized ones.
 *
 * <p>Some of those, such as {@code QLinearWhere}, read their scales and zero points when the session opens, and end the process where one is computed.
 */
final class QuantizedParts {
    private QuantizedParts() {}

    /** Whether all scales and zero points of a graph are constants, in subgraphs too. */
    static boolean areFixed(Graph graph) {
        return areFixed(graph, Set.of());
    }

    private static boolean areFixed(Graph graph, Set<String> outer) {
        Set<String> constants = new HashSet<>(outer);
        constants.addAll(graph.initializers().keySet());
        for (Node node : graph.nodes()) {
            if (node.is("Constant")) {
                constants.addAll(node.outputs());
            }
            boolean quantizes =
                    node.operator().equals("QuantizeLinear") || node.operator().equals("DequantizeLinear");
            for (int input = 1; quantizes && input < node.inputs().size(); input++) {
                String name = node.input(input);
                if (name != null && !constants.contains(name)) {
                    return false;
                }
            }
            for (Attribute attribute : node.attributes().values()) {
                if (attribute instanceof Attribute.OfGraph inner && !areFixed(inner.value(), constants)) {
                    return false;
                }
            }
        }
        return true;
    }
}

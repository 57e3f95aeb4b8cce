package org.vizsla.graph.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;

/**
 * Makes outputs of quantized values the real numbers that they stand for, under the same names: {@code y = QuantizeLinear(x, scale, zero)} as an output becomes {@code y/quantized}, and {@code y =
 * DequantizeLinear(y/quantized, scale, zero)}. What relays values, such as a {@code Reshape}, may stand between.
 */
public final class DequantizeOutputs implements Pass {
    @Override
    public Graph apply(Graph graph) {
        Map<String, Node> origins = new HashMap<>();
        for (String output : graph.outputs()) {
            Node origin = origin(graph, output);
            if (origin != null) {
                origins.put(output, origin);
            }
        }
        if (origins.isEmpty()) {
            return graph;
        }
        GraphBuilder b = graph.toBuilder().nodes(List.of());
        Map<String, String> renamed = new HashMap<>();
        origins.keySet().forEach(output -> renamed.put(output, b.fresh(output + "/quantized")));
        origins.keySet().forEach(b::forgetValue);
        for (Node node : graph.nodes()) {
            b.add(node.withInputs(renamed(node.inputs(), renamed)).withOutputs(renamed(node.outputs(), renamed)));
        }
        origins.forEach((output, origin) -> {
            List<String> inputs = new ArrayList<>(origin.inputs());
            inputs.set(0, renamed.getOrDefault(output, output));
            b.op("DequantizeLinear", inputs).named(output);
        });
        return b.build();
    }

    /** The node that quantized an output; null if none did. */
    private static @Nullable Node origin(Graph graph, String output) {
        Node node = graph.producer(output);
        while (node != null
                && !node.is("QuantizeLinear")
                && !node.is("DequantizeLinear")
                && !node.is("Cast")
                && OperatorTraits.of(node).has(Trait.RELAYS)) {
            node = graph.producer(node.inputs().get(0));
        }
        boolean found = node != null && node.is("QuantizeLinear") && !captured(graph, output);
        return found ? node : null;
    }

    private static boolean captured(Graph graph, String value) {
        return graph.readers(value).stream().anyMatch(node -> node.captures().contains(value));
    }

    private static List<String> renamed(List<String> names, Map<String, String> renamed) {
        return names.stream().map(name -> renamed.getOrDefault(name, name)).toList();
    }
}

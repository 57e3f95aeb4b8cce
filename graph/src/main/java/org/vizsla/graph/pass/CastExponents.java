package org.vizsla.graph.pass;

import java.util.List;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Value;

/**
 * Gives the exponent of a {@code Pow} the type of its base: {@code Pow(x, 2)} with a whole number 2 becomes {@code Pow(x, Cast(2))}, as derivatives need it.
 *
 * <p>Requires known types. The type and shape of the new value are not known.
 */
public final class CastExponents implements Pass {
    @Override
    public Graph apply(Graph graph) {
        if (graph.nodes().stream().noneMatch(node -> isMixed(node, graph))) {
            return graph;
        }
        GraphBuilder builder = graph.toBuilder().nodes(List.of());
        for (Node node : graph.nodes()) {
            Value base = isMixed(node, graph) ? graph.value(node.inputs().get(0)) : null;
            if (base == null) {
                builder.add(node);
            } else {
                String exponent = builder.op("Cast", node.inputs().get(1))
                        .with("to", base.type().code())
                        .value();
                builder.add(node.withInputs(List.of(base.name(), exponent)));
            }
        }
        return builder.build();
    }

    private static boolean isMixed(Node node, Graph graph) {
        if (!node.is("Pow")) {
            return false;
        }
        Value base = graph.value(node.inputs().get(0));
        Value exponent = graph.value(node.inputs().get(1));
        return base != null && exponent != null && base.type().isFloating() && base.type() != exponent.type();
    }
}

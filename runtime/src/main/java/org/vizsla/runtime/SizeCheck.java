package org.vizsla.runtime;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.LimitException;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;
import org.vizsla.graph.limit.Limit;

/**
 * Refuses a graph in which a value would have more elements than {@link Limit#ELEMENTS} allows, before it runs: ONNX Runtime infers most shapes when it
 * loads a graph, and is asked for them.
 */
final class SizeCheck {
    private SizeCheck() {}

    /**
     * Checks all values whose shapes can be inferred.
     *
     * @param inputs the shapes of the inputs, all fixed
     * @throws LimitException if one has too many elements
     */
    static void check(Graph graph, Map<String, Shape> inputs) {
        GraphBuilder builder = graph.toBuilder().forgetValues();
        for (Value input : graph.inputs()) {
            Shape shape = Objects.requireNonNull(inputs.get(input.name()));
            LimitException.check(Limit.ELEMENTS, shape.elements(), "input '" + input.name() + "' " + shape);
            builder.input(input.name(), input.type(), shape);
        }
        List<String> values = graph.nodes().stream()
                .flatMap(node -> node.outputs().stream())
                .filter(output -> !output.isEmpty())
                .toList();
        try (Session session =
                Session.open(builder.outputs(values).build(), SessionSettings.DEFAULT.withoutOptimization())) {
            session.outputShapes().forEach(SizeCheck::check);
        }
    }

    private static void check(String value, Shape shape) {
        if (shape.isFixed()) {
            LimitException.check(Limit.ELEMENTS, shape.elements(), "value '" + value + "' " + shape);
        }
    }
}

package org.vizsla.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.Value;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;

/**
 * Runs a graph to see the types and shapes of its values, and small constants among them.
 *
 * <p>Of each value only the shape leaves the run, so that it needs the memory of an ordinary run and not that of all values at once. Types are asked of a session that does not run: elements as
 * further outputs would make ONNX Runtime plan memory in quadratic time, 44 s for a chain of 5,000 nodes. What follows from shapes and constants alone is computed afterwards, without the rest of the
 * graph.
 */
final class ValueProbe implements AutoCloseable {
    /** The largest constant that is computed, in bytes. */
    static final int LARGEST_CONSTANT = 1 << 20;

    /**
     * What one run showed.
     *
     * @param values type and shape by name
     * @param constants those that follow from constants and shapes, up to {@value #LARGEST_CONSTANT} bytes each
     */
    record Seen(Map<String, Value> values, Map<String, Tensor> constants) {
        Value value(String name) {
            return Objects.requireNonNull(values.get(name), name);
        }
    }

    private final Graph graph;
    private final List<Node> free;
    private final Map<String, DataType> types;
    private final List<String> sizes = new ArrayList<>();
    private final Map<String, String> shapes = new HashMap<>();
    private final Session session;

    /** Prepares runs; {@code free} are the nodes that follow from constants and shapes, in order. */
    ValueProbe(Graph graph, List<Node> free) {
        this.graph = graph;
        this.free = free;
        this.types = types(graph);
        session = Session.open(sampled(), SessionSettings.DEFAULT.withoutOptimization());
    }

    /** The types of all computed values, which ONNX Runtime knows before it runs; nothing is computed. */
    private static Map<String, DataType> types(Graph graph) {
        List<String> all = graph.nodes().stream()
                .flatMap(node -> written(node).stream())
                .distinct()
                .toList();
        Graph open = withOpenSizes(graph).outputs(all).build();
        try (Session session = Session.open(open, SessionSettings.DEFAULT.withoutOptimization())) {
            return session.outputTypes();
        }
    }

    /** The graph with all sizes of its inputs open: ONNX Runtime then checks them when it runs, and does not compute with those that are impossible when it loads. */
    private static GraphBuilder withOpenSizes(Graph graph) {
        GraphBuilder builder = graph.toBuilder().forgetValues();
        for (Value input : graph.inputs()) {
            Shape shape = input.shape();
            if (shape != null) {
                long[] open = new long[shape.rank()];
                Arrays.fill(open, Shape.UNKNOWN);
                builder.input(input.name(), input.type(), Shape.of(open));
            }
        }
        return builder;
    }

    private Graph sampled() {
        GraphBuilder builder = withOpenSizes(Guards.added(graph)).scope("probe");
        Ops ops = new Ops(builder);
        Set<String> outputs = new LinkedHashSet<>();
        // ONNX Runtime begins with the last node that nothing reads: shapes of early values come last, so that they
        // are taken, and the values freed, first.
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            Node node = graph.nodes().get(i);
            for (String value : written(node)) {
                if (OperatorTraits.of(node).has(Trait.READS_SHAPE)) {
                    sizes.add(value);
                    outputs.add(value);
                } else {
                    String shape = ops.shapeOf(value);
                    shapes.put(value, shape);
                    outputs.add(shape);
                }
            }
        }
        return builder.outputs(List.copyOf(outputs)).build();
    }

    /** Runs with these inputs, unless it is cancelled. */
    Seen run(Map<String, Tensor> feeds, Cancellation cancellation) {
        Tensors results = session.run(feeds, cancellation);
        Map<String, Value> values = new HashMap<>();
        Map<String, Tensor> constants = new HashMap<>();
        for (String size : sizes) {
            constants.put(size, results.get(size));
            values.put(
                    size,
                    new Value(size, results.get(size).type(), results.get(size).shape()));
        }
        shapes.forEach((value, shape) -> values.put(
                value,
                new Value(
                        value,
                        Objects.requireNonNull(types.get(value)),
                        Shape.of(results.get(shape).longs()))));
        constants.putAll(computed(values, constants));
        return new Seen(values, constants);
    }

    /** The small values that follow from constants and shapes. */
    private Map<String, Tensor> computed(Map<String, Value> values, Map<String, Tensor> known) {
        List<String> wanted = free.stream()
                .flatMap(node -> written(node).stream())
                .filter(value -> !known.containsKey(value) && isSmall(values.get(value)))
                .toList();
        if (wanted.isEmpty()) {
            return Map.of();
        }
        GraphBuilder builder = graph.toBuilder().forgetValues().nodes(List.of());
        graph.inputs().forEach(input -> builder.removeInput(input.name()));
        known.forEach((name, size) -> builder.initializer(name, size));
        free.stream()
                .filter(node -> written(node).stream().noneMatch(known::containsKey))
                .forEach(builder::add);
        return Session.runOnce(builder.outputs(wanted).buildPruned(), Map.of()).byName();
    }

    private static List<String> written(Node node) {
        return node.outputs().stream().filter(output -> !output.isEmpty()).toList();
    }

    private static boolean isSmall(@Nullable Value value) {
        Shape shape = value == null ? null : value.shape();
        return value != null && shape != null && shape.elements() * value.type().size() <= LARGEST_CONSTANT;
    }

    @Override
    public void close() {
        session.close();
    }
}

package org.vizsla.runtime;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.op.Operator;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;

/**
 * Learns the type and shape of every value by running the graph with all of them as outputs, and folds those that never change.
 *
 * <p>The graph runs at batch sizes 2 and 3. A size that differs between the runs in the ratio of the batches is written as a multiple of the batch
 * ({@code N}, {@code N*49}). A value that is computed only from constants and shapes, and is the same in both runs, becomes a constant (up to
 * {@value #LARGEST_CONSTANT} bytes); so shape arithmetic disappears.
 *
 * <p>Requires that only the first axis of an input is symbolic. A graph whose values are all known is returned as it is.
 */
public final class LearnValues {
    private static final int LARGEST_CONSTANT = 1 << 20;

    private LearnValues() {}

    /**
     * The graph with all types and shapes known.
     *
     * @throws VizslaException if the graph does not run, or an input has an unknown size other than the batch
     */
    public static Graph apply(Graph graph) {
        if (knowsAll(graph)) {
            return graph;
        }
        boolean batched = graph.inputs().stream().anyMatch(LearnValues::isBatched);
        Graph probe = probe(graph);
        Tensors first;
        Tensors second;
        try (Session session = Session.open(probe, SessionSettings.DEFAULT.withoutOptimization())) {
            first = session.run(feeds(graph, 2));
            second = batched ? session.run(feeds(graph, 3)) : first;
        }
        return rebuild(graph, first, second);
    }

    private static boolean knowsAll(Graph graph) {
        return graph.nodes().stream()
                .flatMap(node -> node.outputs().stream())
                .filter(output -> !output.isEmpty())
                .allMatch(output -> graph.shape(output) != null);
    }

    private static Graph probe(Graph graph) {
        Set<String> all = new java.util.LinkedHashSet<>(graph.outputs());
        graph.nodes().forEach(node -> all.addAll(node.outputs()));
        all.remove("");
        GraphBuilder builder = graph.toBuilder().outputs(new ArrayList<>(all));
        return builder.forgetValues().build();
    }

    private static boolean isBatched(Value input) {
        Shape shape = input.shape();
        return shape != null && shape.rank() > 0 && shape.size(0) == Shape.UNKNOWN;
    }

    private static Map<String, Tensor> feeds(Graph graph, int batch) {
        Map<String, Tensor> feeds = new HashMap<>();
        for (Value input : graph.inputs()) {
            Shape shape = input.shape();
            if (shape == null) {
                throw new VizslaException("the shape of input '" + input.name() + "' is not known");
            }
            long[] sizes = shape.sizes();
            for (int axis = 0; axis < sizes.length; axis++) {
                if (sizes[axis] == Shape.UNKNOWN && axis > 0) {
                    throw new VizslaException(
                            "input '" + input.name() + "' has a size that is not known: " + shape
                                    + "; only its first axis, the batch, may be open: export the model with fixed height and width");
                }
                sizes[axis] = sizes[axis] == Shape.UNKNOWN ? batch : sizes[axis];
            }
            feeds.put(input.name(), example(input.type(), Shape.of(sizes)));
        }
        return feeds;
    }

    private static Tensor example(DataType type, Shape shape) {
        ByteBuffer bytes = Tensor.allocate(Math.multiplyExact(shape.elements(), type.size()));
        if (type == DataType.FLOAT32) {
            for (int i = 0; bytes.hasRemaining(); i++) {
                bytes.putFloat((float) Math.sin(i * 0.7));
            }
            bytes.flip();
        }
        return Tensor.of(type, shape, bytes);
    }

    private static Graph rebuild(Graph graph, Tensors first, Tensors second) {
        GraphBuilder builder = graph.toBuilder();
        Set<String> dataFree = new HashSet<>(graph.initializers().keySet());
        List<Node> kept = new ArrayList<>();
        for (Node node : graph.nodes()) {
            List<String> outputs =
                    node.outputs().stream().filter(output -> !output.isEmpty()).toList();
            Operator operator = OperatorTraits.of(node);
            boolean free = !operator.has(Trait.RANDOM)
                    && (operator.has(Trait.READS_SHAPE) || dataFree.containsAll(node.reads()));
            if (free) {
                dataFree.addAll(outputs);
            }
            boolean constant =
                    free && outputs.stream().allMatch(output -> isSmallAndSame(first.get(output), second.get(output)));
            if (constant) {
                outputs.forEach(output -> builder.initializer(output, first.get(output)));
                outputs.forEach(builder::forgetValue);
            } else {
                kept.add(node);
                // A size that depends on the image's content is not a shape, whatever two runs show.
                outputs.forEach(output -> builder.value(
                        operator.has(Trait.SIZED_BY_DATA)
                                ? new Value(output, first.get(output).type(), null)
                                : known(output, first.get(output), second.get(output))));
            }
        }
        return builder.nodes(kept).buildPruned();
    }

    private static boolean isSmallAndSame(Tensor first, Tensor second) {
        return first.type() == second.type()
                && first.shape().equals(second.shape())
                && first.data().length() <= LARGEST_CONSTANT
                && first.bytes().equals(second.bytes());
    }

    private static Value known(String name, Tensor first, Tensor second) {
        if (first.shape().rank() != second.shape().rank()) {
            return new Value(name, first.type(), null);
        }
        List<Dimension> dimensions = new ArrayList<>();
        for (int axis = 0; axis < first.shape().rank(); axis++) {
            long at2 = first.shape().size(axis);
            long at3 = second.shape().size(axis);
            long perEntry = at3 - at2;
            if (perEntry == 0) {
                dimensions.add(new Dimension.Fixed(at2));
            } else {
                String batch = perEntry == 1 ? Shape.BATCH : Shape.BATCH + "*" + perEntry;
                dimensions.add(new Dimension.Symbolic(at2 == 2 * perEntry ? batch : ""));
            }
        }
        return new Value(name, first.type(), new Shape(dimensions));
    }
}

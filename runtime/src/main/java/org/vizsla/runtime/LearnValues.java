package org.vizsla.runtime;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.limit.Limit;
import org.vizsla.graph.op.Operator;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;
import org.vizsla.graph.schema.Schemas;
import org.vizsla.runtime.ValueProbe.Seen;

/**
 * Learns the type and shape of every value by running the graph, and folds those that never change.
 *
 * <p>The graph runs at batch sizes 2 and 3. A size that differs between the runs in the ratio of the batches is written as a multiple of the batch
 * ({@code N}, {@code N*49}). A value that is computed only from constants and shapes, and is the same in both runs, becomes a constant (up to
 * {@value ValueProbe#LARGEST_CONSTANT} bytes); so shape arithmetic disappears.
 *
 * <p>Requires that only the first axis of an input is symbolic. A graph whose values are all known is returned as it is.
 */
public final class LearnValues {
    private LearnValues() {}

    /**
     * The graph with all types and shapes known.
     *
     * @throws VizslaException if a node has not the form of its operator, the graph does not run, an input has an unknown size other than the batch, or it
     * takes more memory or time than limits allow
     */
    public static Graph apply(Graph graph) {
        Schemas.check(graph);
        if (knowsAll(graph)) {
            return graph;
        }
        boolean batched = graph.inputs().stream().anyMatch(LearnValues::isBatched);
        SizeCheck.check(graph, shapes(graph, 3));
        List<Node> free = free(graph);
        try (ValueProbe probe = new ValueProbe(graph, free);
                Deadline deadline = new Deadline(Limit.LEARNING_SECONDS, "graph '" + graph.name() + "'")) {
            Map<String, Tensor> three = feeds(graph);
            Map<String, Tensor> two = batched ? firstTwo(graph, three) : three;
            Seen first = deadline.keep(cancellation -> probe.run(two, cancellation));
            Seen second = batched ? deadline.keep(cancellation -> probe.run(three, cancellation)) : first;
            return rebuild(graph, new HashSet<>(free), first, second);
        }
    }

    /** The nodes that follow from constants and shapes alone, in order. */
    private static List<Node> free(Graph graph) {
        Set<String> dataFree = new HashSet<>(graph.initializers().keySet());
        List<Node> free = new ArrayList<>();
        for (Node node : graph.nodes()) {
            Operator operator = OperatorTraits.of(node);
            if (!operator.has(Trait.RANDOM)
                    && (operator.has(Trait.READS_SHAPE) || dataFree.containsAll(node.reads()))) {
                dataFree.addAll(node.outputs());
                free.add(node);
            }
        }
        return free;
    }

    private static boolean knowsAll(Graph graph) {
        return graph.nodes().stream()
                .flatMap(node -> node.outputs().stream())
                .filter(output -> !output.isEmpty())
                .allMatch(output -> graph.shape(output) != null);
    }

    private static boolean isBatched(Value input) {
        Shape shape = input.shape();
        return shape != null && shape.rank() > 0 && shape.size(0) == Shape.UNKNOWN;
    }

    /** An example for each input, a batch of three where that is open. */
    private static Map<String, Tensor> feeds(Graph graph) {
        Map<String, Tensor> feeds = new HashMap<>();
        Map<String, Shape> shapes = shapes(graph, 3);
        graph.inputs()
                .forEach(input -> feeds.put(
                        input.name(), example(input.type(), Objects.requireNonNull(shapes.get(input.name())))));
        return feeds;
    }

    /** The first two of each batch of three, in the same memory. */
    private static Map<String, Tensor> firstTwo(Graph graph, Map<String, Tensor> three) {
        Map<String, Tensor> two = new HashMap<>(three);
        graph.inputs().stream()
                .filter(LearnValues::isBatched)
                .forEach(input -> two.computeIfPresent(input.name(), (name, batch) -> batch.rows(0, 2)));
        return two;
    }

    /** The shapes of inputs for a batch. */
    private static Map<String, Shape> shapes(Graph graph, int batch) {
        Map<String, Shape> shapes = new HashMap<>();
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
            shapes.put(input.name(), Shape.of(sizes));
        }
        return shapes;
    }

    private static Tensor example(DataType type, Shape shape) {
        ByteBuffer bytes = Tensor.allocate(Shape.elements(shape.elements(), type.size()));
        if (type == DataType.FLOAT32) {
            for (int i = 0; bytes.hasRemaining(); i++) {
                bytes.putFloat((float) Math.sin(i * 0.7));
            }
            bytes.flip();
        }
        return Tensor.of(type, shape, bytes);
    }

    private static Graph rebuild(Graph graph, Set<Node> free, Seen first, Seen second) {
        GraphBuilder builder = graph.toBuilder();
        List<Node> kept = new ArrayList<>();
        Set<String> fixed = new HashSet<>(graph.initializers().keySet());
        free.forEach(node -> fixed.addAll(node.outputs()));
        for (Node node : graph.nodes()) {
            List<String> outputs =
                    node.outputs().stream().filter(output -> !output.isEmpty()).toList();
            if (free.contains(node) && outputs.stream().allMatch(output -> isSame(output, first, second))) {
                outputs.forEach(output -> builder.initializer(
                        output, Objects.requireNonNull(first.constants().get(output))));
                outputs.forEach(builder::forgetValue);
            } else {
                kept.add(node);
                // A size that depends on the image's content is not a shape, whatever two runs show.
                outputs.forEach(output -> builder.value(
                        isSizedByData(node, fixed)
                                ? new Value(output, first.value(output).type(), null)
                                : known(first.value(output), second.value(output))));
            }
        }
        return builder.nodes(kept).buildPruned();
    }

    /** Whether the size of a result depends on the image's content; that of what a constant condition keeps does not. */
    private static boolean isSizedByData(Node node, Set<String> fixed) {
        return OperatorTraits.of(node).has(Trait.SIZED_BY_DATA)
                && !(node.is("Compress") && fixed.contains(node.inputs().get(1)));
    }

    private static boolean isSame(String value, Seen first, Seen second) {
        Tensor one = first.constants().get(value);
        Tensor other = second.constants().get(value);
        return one != null
                && other != null
                && one.type() == other.type()
                && one.shape().equals(other.shape())
                && one.bytes().equals(other.bytes());
    }

    private static Value known(Value first, Value second) {
        Shape two = Objects.requireNonNull(first.shape());
        Shape three = Objects.requireNonNull(second.shape());
        if (two.rank() != three.rank()) {
            return new Value(first.name(), first.type(), null);
        }
        List<Dimension> dimensions = new ArrayList<>();
        for (int axis = 0; axis < two.rank(); axis++) {
            long at2 = two.size(axis);
            long perEntry = three.size(axis) - at2;
            if (perEntry == 0) {
                dimensions.add(new Dimension.Fixed(at2));
            } else {
                String batch = perEntry == 1 ? Shape.BATCH : Shape.BATCH + "*" + perEntry;
                dimensions.add(new Dimension.Symbolic(at2 == 2 * perEntry ? batch : ""));
            }
        }
        return new Value(first.name(), first.type(), new Shape(dimensions));
    }
}

package org.vizsla.graph.pass;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;

/** Small graphs of arithmetic, with all types and shapes known. */
public final class Parts {
    private static final long REMOVED = -2;

    private Parts() {}

    /** The graph of one formula, from {@code x: [sizes]} to {@code y}. */
    public static Graph of(BiFunction<Ops, String, String> formula, long... sizes) {
        GraphBuilder b = new GraphBuilder("net");
        String x = b.input("x", DataType.FLOAT32, Shape.of(sizes));
        Node last = last(b, formula.apply(new Ops(b), x));
        return withShapes(b.build().toBuilder()
                .nodes(b.build().nodes().stream()
                        .map(node -> node.equals(last) ? node.withOutputs(List.of("y")) : node)
                        .toList())
                .output("y")
                .build());
    }

    private static Node last(GraphBuilder b, String value) {
        Node node = b.build().producer(value);
        if (node == null) {
            throw new IllegalArgumentException(value + " is not computed");
        }
        return node;
    }

    /** The graph with the shape of every value, by broadcasting and reduction alone. */
    public static Graph withShapes(Graph graph) {
        GraphBuilder b = graph.toBuilder();
        for (Node node : graph.nodes()) {
            Graph known = b.build();
            String output = node.outputs().get(0);
            Value input = known.value(node.inputs().get(0));
            Shape first = input == null ? null : input.shape();
            if (input == null || first == null) {
                throw new IllegalArgumentException(node.label());
            }
            DataType type = node.is("Cast")
                    ? node.integer("to", 0) == DataType.FLOAT64.code() ? DataType.FLOAT64 : DataType.FLOAT32
                    : input.type();
            b.value(new Value(
                    output,
                    type,
                    node.operator().startsWith("Reduce")
                            ? reduced(
                                    first,
                                    Objects.requireNonNull(known.initializers()
                                            .get(node.inputs().get(1))),
                                    node)
                            : broadcast(known, node)));
        }
        return b.build();
    }

    private static Shape reduced(Shape shape, Tensor axes, Node node) {
        long[] sizes = shape.sizes();
        for (long axis : axes.longs()) {
            sizes[(int) (axis < 0 ? axis + sizes.length : axis)] = node.integer("keepdims", 1) == 1 ? 1 : REMOVED;
        }
        return shape(
                java.util.Arrays.stream(sizes).filter(size -> size != REMOVED).toArray());
    }

    private static Shape broadcast(Graph graph, Node node) {
        long[] sizes = {};
        for (String input : node.inputs()) {
            Shape shape = input.isEmpty() ? null : graph.shape(input);
            if (shape != null) {
                long[] longer = shape.rank() > sizes.length ? shape.sizes() : sizes.clone();
                long[] shorter = shape.rank() > sizes.length ? sizes : shape.sizes();
                int shift = longer.length - shorter.length;
                for (int axis = 0; axis < shorter.length; axis++) {
                    boolean open = longer[axis + shift] == Shape.UNKNOWN || shorter[axis] == Shape.UNKNOWN;
                    longer[axis + shift] = open ? Shape.UNKNOWN : Math.max(longer[axis + shift], shorter[axis]);
                }
                sizes = longer;
            }
        }
        return shape(sizes);
    }

    /** A size that is not known is that of the batch. */
    private static Shape shape(long[] sizes) {
        return sizes[0] == Shape.UNKNOWN
                ? Shape.batchOf(java.util.Arrays.copyOfRange(sizes, 1, sizes.length))
                : Shape.of(sizes);
    }
}

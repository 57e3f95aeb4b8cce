package org.vizsla.graph.pass.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * The choice of one place along an axis, by a {@code Slice}, {@code Gather} or {@code Split}.
 *
 * @param node that chooses
 * @param output which of its outputs is meant
 * @param axis counted from 0
 * @param place from 0
 * @param size how many places there are
 * @param keepsAxis whether the axis stays, with size 1
 */
public record OneColumn(Node node, int output, int axis, int place, int size, boolean keepsAxis) {
    /** What computes a value, if it is such a choice from values of known shape; null if not. */
    public static @Nullable OneColumn of(Graph graph, String value) {
        Node node = graph.producer(value);
        Shape from = node == null || node.input(0) == null
                ? null
                : graph.shape(node.inputs().get(0));
        if (node == null || from == null) {
            return null;
        }
        int output = node.outputs().indexOf(value);
        OneColumn found = switch (node.operator()) {
            case "Slice" -> slice(graph, node, from);
            case "Gather" -> gather(graph, node, from);
            case "Split" -> split(graph, node, from, output);
            default -> null;
        };
        return found == null || found.size == Shape.UNKNOWN || found.place < 0 || found.place >= found.size
                ? null
                : found;
    }

    private static @Nullable OneColumn slice(Graph graph, Node node, Shape from) {
        long[] starts = integers(graph, node.input(1));
        long[] axes = integers(graph, node.input(3));
        if (starts.length != 1 || (axes.length == 0 && from.rank() != 1) || axes.length > 1) {
            return null;
        }
        int axis = counted(axes.length == 0 ? 0 : axes[0], from.rank());
        Shape chosen = graph.shape(node.outputs().get(0));
        boolean one = chosen != null && chosen.rank() == from.rank() && chosen.size(axis) == 1;
        return one ? new OneColumn(node, 0, axis, place(starts[0], from, axis), size(from, axis), true) : null;
    }

    private static @Nullable OneColumn gather(Graph graph, Node node, Shape from) {
        String indices = node.inputs().get(1);
        long[] one = integers(graph, indices);
        Shape shape = graph.shape(indices);
        int axis = counted(node.integer("axis", 0), from.rank());
        return one.length == 1 && shape != null && shape.rank() <= 1
                ? new OneColumn(node, 0, axis, place(one[0], from, axis), size(from, axis), shape.rank() == 1)
                : null;
    }

    private static @Nullable OneColumn split(Graph graph, Node node, Shape from, int output) {
        int axis = counted(node.integer("axis", 0), from.rank());
        int place = 0;
        for (int i = 0; i <= output; i++) {
            Shape part = graph.shape(node.outputs().get(i));
            if (part == null || part.rank() != from.rank() || (i == output && part.size(axis) != 1)) {
                return null;
            }
            place += i < output ? size(part, axis) : 0;
        }
        return new OneColumn(node, output, axis, place, size(from, axis), true);
    }

    private static long[] integers(Graph graph, @Nullable String value) {
        Tensor known = value == null ? null : graph.initializers().get(value);
        return known != null && (known.type() == DataType.INT64 || known.type() == DataType.INT32)
                ? known.longs()
                : new long[0];
    }

    private static int counted(long axis, int rank) {
        return (int) (axis < 0 ? axis + rank : axis);
    }

    private static int place(long index, Shape from, int axis) {
        return (int) (index < 0 ? index + from.size(axis) : index);
    }

    private static int size(Shape shape, int axis) {
        return (int) shape.size(axis);
    }

    /** What it chooses from. */
    public String from() {
        return node.inputs().get(0);
    }

    /** Emits the same choice from another value of the same shape. */
    public String of(GraphBuilder builder, String other) {
        List<String> inputs = new ArrayList<>(node.inputs());
        inputs.set(0, other);
        return builder.op(node.operator(), inputs)
                .withAll(node.attributes())
                .values(node.outputs().size())
                .get(output);
    }

    /** Emits the logarithm of the summed exponentials of all other places of a value of the same shape; where there is one, that itself. */
    public String ofOthers(GraphBuilder builder, String other) {
        if (size == 2) {
            String index = keepsAxis ? builder.integers(1 - place) : builder.integer(1 - place);
            return builder.op("Gather", other, index).with("axis", axis).value();
        }
        long[] others =
                LongStream.range(0, size).filter(index -> index != place).toArray();
        String rest = builder.op("Gather", other, builder.integers(others))
                .with("axis", axis)
                .value();
        return builder.op("ReduceLogSumExp", rest, builder.integers(axis))
                .with("keepdims", keepsAxis ? 1 : 0)
                .value();
    }
}

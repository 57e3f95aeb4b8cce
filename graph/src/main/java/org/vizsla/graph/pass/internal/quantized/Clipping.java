package org.vizsla.graph.pass.internal.quantized;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * Values clipped to the range that their quantization has, and half a step more: what rounds them then never clips.
 *
 * <p>By one constant scale it is a {@code Clip}. By a scale for each channel, or a computed one, it is {@code Min(Max(x, lowest), highest)}; computed bounds are themselves dequantized numbers, so that they
 * are no path on which a derivative flows. Values with a scale for each block of a channel stay, and so do those whose sizes are not known.
 */
final class Clipping {
    private final Graph graph;
    private final GraphBuilder builder;

    Clipping(Graph graph, GraphBuilder builder) {
        this.graph = graph;
        this.builder = builder;
    }

    /**
     * The clipped value; as it is where it cannot be clipped, or is already.
     *
     * @param value the name that the node's input has now
     * @param type of the quantized values
     */
    String clipped(Node node, String value, DataType type) {
        ConstantScale constant = ConstantScale.of(node, graph);
        if (constant != null && constant.isOne()) {
            return inOneRange(value, constant, type);
        }
        Shape data = graph.shape(value);
        Shape scale = graph.shape(node.inputs().get(1));
        boolean isByteOrTwo = type.size() <= 2;
        if (data == null || scale == null || scale.rank() > 1 || !scale.isFixed() || !isByteOrTwo) {
            return value;
        }
        builder.scope(value);
        String clipped = isBounded(node, value, type, constant)
                ? value
                : between(node, value, type, data.rank(), scale, constant);
        builder.scope("");
        return clipped;
    }

    private String inOneRange(String value, ConstantScale scale, DataType type) {
        double below = WholeNumbers.lowest(type) - 0.5 - scale.zero();
        double above = WholeNumbers.highest(type) + 0.5 - scale.zero();
        float least = (float) (below * scale.scale());
        float most = (float) (above * scale.scale());
        Node before = graph.producer(value);
        if (before != null && before.is("Clip") && bound(before, 1) >= least && bound(before, 2) <= most) {
            return value;
        }
        builder.scope(value);
        String clipped = builder.op("Clip", value, builder.scalar(least), builder.scalar(most))
                .value();
        builder.scope("");
        return clipped;
    }

    private float bound(Node clip, int index) {
        String name = clip.input(index);
        Tensor known = name == null ? null : graph.initializers().get(name);
        return known == null || known.type() != DataType.FLOAT32 ? Float.NaN : known.floats()[0];
    }

    /** Whether it was clipped like this, by the same scale. */
    private boolean isBounded(Node node, String value, DataType type, @Nullable ConstantScale constant) {
        Node upper = graph.producer(value);
        Node lower = upper == null || !upper.is("Min")
                ? null
                : graph.producer(upper.inputs().get(0));
        return upper != null
                && lower != null
                && lower.is("Max")
                && isBoundBy(node, upper.inputs().get(1), WholeNumbers.highest(type) + 0.5, constant)
                && isBoundBy(node, lower.inputs().get(1), WholeNumbers.lowest(type) - 0.5, constant);
    }

    private boolean isBoundBy(Node node, String bound, double number, @Nullable ConstantScale constant) {
        if (constant != null) {
            Tensor known = graph.initializers().get(bound);
            return known != null
                    && known.type() == DataType.FLOAT32
                    && Arrays.equals(known.floats(), constant.real(number));
        }
        Node sum = graph.producer(bound);
        if (sum != null && sum.is("Unsqueeze")) {
            sum = graph.producer(sum.inputs().get(0));
        }
        Node limit = sum == null || !(sum.is("Add") || sum.is("Sub"))
                ? null
                : graph.producer(sum.inputs().get(0));
        return limit != null
                && limit.is("DequantizeLinear")
                && limit.inputs().get(1).equals(node.inputs().get(1));
    }

    private String between(
            Node node, String value, DataType type, int rank, Shape scale, @Nullable ConstantScale constant) {
        long axis = Math.floorMod(node.integer("axis", 1), rank);
        int behind = scale.rank() == 0 || scale.size(0) == 1 ? 0 : Math.toIntExact(rank - 1 - axis);
        String lowest = constant == null
                ? bound(node, type, WholeNumbers.lowest(type), "Sub", scale, behind)
                : bound(constant, WholeNumbers.lowest(type) - 0.5, behind);
        String highest = constant == null
                ? bound(node, type, WholeNumbers.highest(type), "Add", scale, behind)
                : bound(constant, WholeNumbers.highest(type) + 0.5, behind);
        String raised = builder.op("Max", value, lowest).value();
        return builder.op("Min", raised, highest).value();
    }

    /** What a number stands for by each of constant scales, with axes behind it. */
    private String bound(ConstantScale scale, double number, int behind) {
        float[] reals = scale.real(number);
        long[] sizes = new long[1 + behind];
        Arrays.fill(sizes, 1);
        sizes[0] = reals.length;
        return builder.constant("bound", Tensor.ofFloats(Shape.of(sizes), reals));
    }

    /** What a number stands for by a computed scale, and half a step beyond it, with axes behind it. */
    private String bound(Node node, DataType type, long number, String beyond, Shape scale, int behind) {
        String zero = node.input(2) == null ? "" : node.inputs().get(2);
        String step = node.inputs().get(1);
        String limit = dequantized(filled(type, number, scale), step, zero);
        String one = dequantized(filled(type, 1, scale), step, "");
        String half = builder.op("Mul", one, builder.scalar(0.5f)).value();
        String bound = builder.op(beyond, limit, half).value();
        long[] axes = LongStream.rangeClosed(1, behind).toArray();
        return behind == 0
                ? bound
                : builder.op("Unsqueeze", bound, builder.integers(axes)).value();
    }

    private String dequantized(Tensor whole, String scale, String zero) {
        return builder.op("DequantizeLinear", builder.constant("limit", whole), scale, zero)
                .with("axis", 0)
                .value();
    }

    private static Tensor filled(DataType type, long number, Shape shape) {
        int count = Math.toIntExact(shape.elements());
        ByteBuffer bytes = Tensor.allocate((long) count * type.size());
        for (int i = 0; i < count; i++) {
            WholeNumbers.put(bytes, type, (double) number);
        }
        return Tensor.of(type, shape, bytes.flip());
    }
}

package org.vizsla.autodiff.lowering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.Window;
import org.vizsla.autodiff.pass.Unpooling;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.pass.Pass;

/**
 * Finds the places of maxima by comparison instead of {@code MaxPool}'s indices, and adds the cotangents there by a transposed convolution instead of {@code ScatterElements}.
 *
 * <p>A convolution by kernels of a single one, channel by channel, lays the {@code K} values of each window side by side, {@code [N C, K, h, w]}; those that equal the maximum are ones, and of several the
 * first stays, for a convolution by a triangle of ones counts those before it. All of this is exact: products are with 0 and 1. Requires known shapes.
 */
final class UnpoolByComparison implements Pass {
    /** What padding holds: no maximum, and still zero times zero. */
    private static final float LEAST = -Float.MAX_VALUE;

    @Override
    public Graph apply(Graph graph) {
        Map<Node, Node> pools = new HashMap<>();
        for (Node node : graph.nodes()) {
            Node pool = Unpooling.pool(graph, node);
            if (pool != null && sizes(graph, pool) != null) {
                pools.put(node, pool);
            }
        }
        if (pools.isEmpty()) {
            return graph;
        }
        GraphBuilder builder = graph.toBuilder().nodes(List.of()).scope("lowered");
        for (Node node : graph.nodes()) {
            Node pool = pools.get(node);
            long[] from = pool == null ? null : sizes(graph, pool);
            if (pool == null || from == null) {
                builder.add(node);
            } else {
                emit(builder, node, pool, from);
            }
        }
        return withoutIdleIndices(builder.buildPruned());
    }

    /** The spatial sizes of what is pooled; null if they are not known, or the rounding is upwards. */
    private static long @Nullable [] sizes(Graph graph, Node pool) {
        Shape data = graph.shape(pool.inputs().get(0));
        long[] sizes = data == null
                ? new long[] {Shape.UNKNOWN}
                : LongStream.of(data.sizes()).skip(2).toArray();
        boolean known = Arrays.stream(sizes).noneMatch(size -> size == Shape.UNKNOWN);
        return known && pool.integer("ceil_mode", 0) == 0 ? sizes : null;
    }

    private static void emit(GraphBuilder builder, Node scatter, Node pool, long[] from) {
        Window window = Window.of(pool, pool.integers("kernel_shape"), from);
        int axes = from.length;
        long[] to = new long[axes];
        long[] pads = new long[4 + 2 * axes];
        long[] crops = new long[2 * axes];
        long[] uncovered = new long[axes];
        for (int axis = 0; axis < axes; axis++) {
            long extent = (window.kernel(axis) - 1) * window.dilation(axis) + 1;
            to[axis] = (from[axis] + window.begin(axis) + window.end(axis) - extent) / window.stride(axis) + 1;
            long behind = (to[axis] - 1) * window.stride(axis) + extent - from[axis] - window.begin(axis);
            pads[2 + axis] = window.begin(axis);
            pads[4 + axes + axis] = Math.max(0, behind);
            crops[axis] = window.begin(axis);
            crops[axes + axis] = Math.max(0, behind);
            uncovered[axis] = Math.max(0, -behind);
        }
        long[] strides = each(axes, window::stride);
        long[] dilations = each(axes, window::dilation);
        String ones = builder.constant("taps", taps(each(axes, window::kernel)));
        String windows = builder.integers(joined(-1, 1, to));
        String single = builder.op("Reshape", pool.inputs().get(0), builder.integers(joined(-1, 1, from)))
                .value();
        String padded = builder.op("Pad", single, builder.integers(pads), builder.scalar(LEAST))
                .value();
        String values = builder.op("Conv", padded, ones)
                .with("strides", strides)
                .with("dilations", dilations)
                .value();
        String maxima = builder.op("Reshape", pool.outputs().get(0), windows).value();
        String equal = builder.op("Cast", builder.op("Equal", values, maxima).value())
                .with("to", DataType.FLOAT32.code())
                .value();
        String before = builder.op("Conv", equal, builder.constant("before", before(pool, axes)))
                .value();
        String first =
                builder.op("Relu", builder.op("Sub", equal, before).value()).value();
        String cotangents =
                builder.op("Reshape", scatter.inputs().get(2), windows).value();
        String spread = builder.op(
                        "ConvTranspose", builder.op("Mul", first, cotangents).value(), ones)
                .with("strides", strides)
                .with("dilations", dilations)
                .with("pads", crops)
                .with("output_padding", uncovered)
                .value();
        builder.op("Reshape", spread, builder.integers(-1))
                .named(scatter.outputs().get(0));
    }

    /** Kernels {@code [K, 1, ...]} of a single one, each at another place. */
    private static Tensor taps(long[] kernel) {
        int count = Shape.lengthOf(kernel);
        float[] values = new float[count * count];
        for (int i = 0; i < count; i++) {
            values[i * count + i] = 1;
        }
        return Tensor.ofFloats(Shape.of(joined(count, 1, kernel)), values);
    }

    /** A kernel {@code [K, K, 1, ...]} that adds up the channels before each. */
    private static Tensor before(Node pool, int axes) {
        int count = Shape.lengthOf(pool.integers("kernel_shape"));
        float[] values = new float[count * count];
        for (int i = 0; i < count; i++) {
            Arrays.fill(values, i * count, i * count + i, 1);
        }
        long[] single = new long[axes];
        Arrays.fill(single, 1);
        return Tensor.ofFloats(Shape.of(joined(count, count, single)), values);
    }

    private static Graph withoutIdleIndices(Graph graph) {
        List<Node> nodes = new ArrayList<>();
        for (Node node : graph.nodes()) {
            String indices = node.is("MaxPool") ? node.output(1) : null;
            boolean idle = indices != null
                    && graph.readers(indices).isEmpty()
                    && !graph.outputs().contains(indices);
            nodes.add(idle ? node.withOutputs(node.outputs().subList(0, 1)) : node);
        }
        return graph.toBuilder().nodes(nodes).build();
    }

    private static long[] each(int axes, IntToLongFunction of) {
        return IntStream.range(0, axes).mapToLong(of).toArray();
    }

    private static long[] joined(long first, long second, long[] rest) {
        return LongStream.concat(LongStream.of(first, second), Arrays.stream(rest))
                .toArray();
    }
}

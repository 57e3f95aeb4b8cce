package org.vizsla.graph.pass;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;

/**
 * Writes pools so that what ONNX Runtime computes is what their attributes say to everyone:
 *
 * <ul>
 *   <li>{@code ceil_mode=1} whose last window would begin behind the data, {@code MaxPool(x[N, C, 3, 3]) kernel_shape=[1, 1] strides=[3, 3] ceil_mode=1}: there is no such window, but ONNX Runtime
 *       counts it when it infers shapes, and then refuses what follows. It becomes {@code ceil_mode=0}, with padding behind where another axis needs it.
 *   <li>{@code auto_pad=SAME_UPPER} with strides so far beyond the window that padding is negative: ONNX Runtime begins behind the first values. These are cut off by a {@code Slice}.
 * </ul>
 *
 * <p>Requires known shapes, which a run has shown. Averages that count padding keep {@code ceil_mode} where another axis needs it.
 */
public final class SettlePools implements Pass {
    private static final Set<String> POOLS = Set.of("AveragePool", "MaxPool", "LpPool");

    @Override
    public Graph apply(Graph graph) {
        if (graph.nodes().stream().allMatch(node -> settled(node, graph) == null)) {
            return graph;
        }
        GraphBuilder builder = graph.toBuilder().nodes(List.of());
        for (Node node : graph.nodes()) {
            Settled settled = settled(node, graph);
            if (settled == null) {
                builder.add(node);
                continue;
            }
            String x = node.inputs().get(0);
            if (Arrays.stream(settled.cut).anyMatch(count -> count > 0)) {
                int axes = settled.cut.length;
                builder.scope(node.outputs().get(0));
                x = builder.op(
                                "Slice",
                                x,
                                builder.integers(settled.cut),
                                builder.integers(filled(axes, Long.MAX_VALUE)),
                                builder.integers(LongStream.range(2, axes + 2L).toArray()))
                        .value();
                builder.scope("");
            }
            Map<String, Attribute> attributes = new LinkedHashMap<>(node.attributes());
            attributes.keySet().removeAll(Set.of("auto_pad", "ceil_mode"));
            attributes.put("pads", Attribute.Ints.of(settled.pads));
            builder.add(new Node(node.name(), node.operator(), node.domain(), List.of(x), node.outputs(), attributes));
        }
        return builder.build();
    }

    /** What a pool becomes: a window with these pads, which does not see so many values at the beginning of each axis. */
    private static final class Settled {
        private final long[] pads;
        private final long[] cut;

        Settled(long[] pads, long[] cut) {
            this.pads = pads;
            this.cut = cut;
        }
    }

    private static @Nullable Settled settled(Node node, Graph graph) {
        if (!node.domain().isEmpty() || !POOLS.contains(node.operator())) {
            return null;
        }
        Shape data = graph.shape(node.inputs().get(0));
        Shape result = graph.shape(node.outputs().get(0));
        long[] kernel = node.integersOrNull("kernel_shape");
        if (data == null
                || result == null
                || kernel == null
                || data.rank() != kernel.length + 2
                || isOpen(data)
                || isOpen(result)) {
            return null;
        }
        long[] strides = node.integers("strides", filled(kernel.length, 1));
        long[] dilations = node.integers("dilations", filled(kernel.length, 1));
        return switch (node.text("auto_pad", "NOTSET")) {
            case "NOTSET", "VALID" ->
                node.integer("ceil_mode", 0) == 0 ? null : floored(node, data, result, kernel, strides, dilations);
            // Indices are places in the data as they were.
            case "SAME_UPPER" -> node.outputs().size() > 1 ? null : cut(data, result, kernel, strides, dilations);
            default -> null;
        };
    }

    private static boolean isOpen(Shape shape) {
        return LongStream.of(shape.sizes()).skip(1).anyMatch(size -> size == Shape.UNKNOWN);
    }

    private static @Nullable Settled floored(
            Node node, Shape data, Shape result, long[] kernel, long[] strides, long[] dilations) {
        int axes = kernel.length;
        boolean valid = node.text("auto_pad", "NOTSET").equals("VALID");
        long[] given = node.integers("pads", filled(2 * axes, 0));
        long[] pads = valid ? filled(2 * axes, 0) : given.clone();
        boolean misjudged = false;
        boolean extended = false;
        for (int axis = 0; axis < axes; axis++) {
            long extent = (kernel[axis] - 1) * dilations[axis] + 1;
            long room = data.size(axis + 2) + pads[axis] + pads[axes + axis] - extent;
            long windows = result.size(axis + 2);
            misjudged |= windows < Math.floorDiv(room + strides[axis] - 1, strides[axis]) + 1;
            long missing = (windows - 1) * strides[axis] - room;
            extended |= missing > 0;
            pads[axes + axis] += Math.max(0, missing);
        }
        boolean counts = node.is("AveragePool") && node.integer("count_include_pad", 0) != 0;
        return !misjudged || (extended && counts) ? null : new Settled(pads, new long[axes]);
    }

    private static @Nullable Settled cut(Shape data, Shape result, long[] kernel, long[] strides, long[] dilations) {
        int axes = kernel.length;
        long[] pads = new long[2 * axes];
        long[] cut = new long[axes];
        boolean changed = false;
        for (int axis = 0; axis < axes; axis++) {
            // ONNX Runtime pads its pools as if their windows were not dilated.
            long total = (result.size(axis + 2) - 1) * strides[axis] + kernel[axis] - data.size(axis + 2);
            cut[axis] = Math.max(0, -(total / 2));
            changed |= cut[axis] > 0;
            pads[axis] = Math.max(0, total / 2);
            pads[axes + axis] = Math.max(0, total - total / 2);
        }
        boolean dilated = Arrays.stream(dilations).anyMatch(dilation -> dilation > 1);
        return changed && !dilated ? new Settled(pads, cut) : null;
    }

    private static long[] filled(int count, long value) {
        long[] filled = new long[count];
        Arrays.fill(filled, value);
        return filled;
    }
}

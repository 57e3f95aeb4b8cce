package org.vizsla.autodiff.lowering;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.Window;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.pass.Pass;

/**
 * Writes out what {@code ceil_mode} means: {@code MaxPool(x[N, C, 54, 54]) kernel_shape=[3, 3] strides=[2, 2] ceil_mode=1} becomes {@code pads=[0, 0, 1, 1]}, so that the last window fits.
 *
 * <p>Requires known shapes. Averages that count padding stay as they are, since they do not count what lies behind it.
 */
final class PadBehind implements Pass {
    private static final Set<String> POOLS = Set.of("AveragePool", "MaxPool", "LpPool");

    @Override
    public Graph apply(Graph graph) {
        List<Node> nodes =
                graph.nodes().stream().map(node -> padded(node, graph)).toList();
        return nodes.equals(graph.nodes())
                ? graph
                : graph.toBuilder().nodes(nodes).build();
    }

    private static Node padded(Node node, Graph graph) {
        long[] pads = pads(node, graph);
        if (pads == null) {
            return node;
        }
        Map<String, Attribute> attributes = new LinkedHashMap<>(node.attributes());
        attributes.keySet().removeAll(Set.of("auto_pad", "ceil_mode"));
        attributes.put("pads", Attribute.Ints.of(pads));
        return new Node(node.name(), node.operator(), node.domain(), node.inputs(), node.outputs(), attributes);
    }

    private static long @Nullable [] pads(Node node, Graph graph) {
        boolean pool = node.domain().isEmpty() && POOLS.contains(node.operator());
        long[] kernel = node.integersOrNull("kernel_shape");
        Shape data = pool && node.integer("ceil_mode", 0) != 0
                ? graph.shape(node.inputs().get(0))
                : null;
        if (data == null || kernel == null || node.integer("count_include_pad", 0) != 0) {
            return null;
        }
        long[] from = LongStream.of(data.sizes()).skip(2).toArray();
        if (Arrays.stream(from).anyMatch(size -> size == Shape.UNKNOWN)) {
            return null;
        }
        Window window = Window.of(node, kernel, from);
        int axes = kernel.length;
        long[] pads = new long[2 * axes];
        for (int axis = 0; axis < axes; axis++) {
            long extent = (window.kernel(axis) - 1) * window.dilation(axis) + 1;
            long room = from[axis] + window.begin(axis) + window.end(axis) - extent;
            long last = (room + window.stride(axis) - 1) / window.stride(axis) * window.stride(axis);
            boolean begins = last < from[axis] + window.begin(axis);
            pads[axis] = window.begin(axis);
            pads[axes + axis] = window.end(axis) + (begins ? Math.max(0, last - room) : 0);
        }
        return pads;
    }
}

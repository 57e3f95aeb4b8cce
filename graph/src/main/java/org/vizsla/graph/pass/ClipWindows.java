package org.vizsla.graph.pass;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;

/**
 * Makes pooling windows that are larger than their data as large as these: {@code AveragePool(x[N, C, 7, 7]) kernel_shape=[1280, 1280] ceil_mode=1} becomes one of {@code kernel_shape=[7, 7]}, which
 * means the same. Where padding counts ({@code count_include_pad=1}), a product with the share of what is no padding follows.
 *
 * <p>Exporters write such windows where a framework pools over all there is; a backward pass through them would cost as much as their size says. Requires known shapes; a window that does not cover its
 * whole axis stays.
 */
public final class ClipWindows implements Pass {
    private static final Set<String> POOLS = Set.of("AveragePool", "MaxPool", "LpPool");

    @Override
    public Graph apply(Graph graph) {
        if (graph.nodes().stream().noneMatch(node -> clipped(node, graph) != null)) {
            return graph;
        }
        GraphBuilder builder = graph.toBuilder().nodes(List.of());
        for (Node node : graph.nodes()) {
            Clipped clipped = clipped(node, graph);
            if (clipped == null) {
                builder.add(node);
            } else if (clipped.share() == 1) {
                builder.add(clipped.node());
            } else {
                String output = node.outputs().get(0);
                String mean = builder.scope(output).fresh(node.operator());
                builder.add(clipped.node().withOutputs(List.of(mean)));
                builder.op("Mul", mean, builder.scalar((float) clipped.share())).named(output);
                builder.scope("");
            }
        }
        return builder.build();
    }

    /**
     * A node with smaller windows.
     *
     * @param share of the values that were averaged which are no padding
     */
    private record Clipped(Node node, double share) {}

    private static @Nullable Clipped clipped(Node node, Graph graph) {
        if (!node.domain().isEmpty() || !POOLS.contains(node.operator())) {
            return null;
        }
        Shape data = graph.shape(node.inputs().get(0));
        Shape result = graph.shape(node.outputs().get(0));
        long[] kernel = node.integersOrNull("kernel_shape");
        boolean simple = node.text("auto_pad", "NOTSET").equals("NOTSET");
        if (data == null || result == null || kernel == null || !simple || data.rank() != kernel.length + 2) {
            return null;
        }
        int axes = kernel.length;
        boolean counts = node.is("AveragePool") && node.integer("count_include_pad", 0) != 0;
        long[] strides = filled(node.integersOrNull("strides"), axes, 1);
        long[] pads = filled(node.integersOrNull("pads"), 2 * axes, 0);
        long[] dilations = filled(node.integersOrNull("dilations"), axes, 1);
        boolean changed = false;
        double share = 1;
        for (int axis = 0; axis < axes; axis++) {
            long size = data.size(axis + 2);
            boolean covers = size > 0
                    && result.size(axis + 2) == 1
                    && dilations[axis] == 1
                    && kernel[axis] > size
                    && kernel[axis] >= pads[axis] + size;
            if (covers) {
                share *= counts ? (double) size / Math.min(kernel[axis], pads[axis] + size + pads[axis + axes]) : 1;
                kernel[axis] = size;
                strides[axis] = 1;
                pads[axis] = 0;
                pads[axis + axes] = 0;
                changed = true;
            }
        }
        return changed ? new Clipped(with(node, kernel, strides, pads), share) : null;
    }

    private static long[] filled(long @Nullable [] values, int count, long value) {
        if (values != null && values.length == count) {
            return values;
        }
        long[] filled = new long[count];
        Arrays.fill(filled, value);
        return filled;
    }

    private static Node with(Node node, long[] kernel, long[] strides, long[] pads) {
        Map<String, Attribute> attributes = new LinkedHashMap<>(node.attributes());
        attributes.put("kernel_shape", Attribute.Ints.of(kernel));
        attributes.put("strides", Attribute.Ints.of(strides));
        attributes.put("pads", Attribute.Ints.of(pads));
        return new Node(node.name(), node.operator(), node.domain(), node.inputs(), node.outputs(), attributes);
    }
}

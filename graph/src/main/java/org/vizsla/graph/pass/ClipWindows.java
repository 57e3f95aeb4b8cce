package org.vizsla.graph.pass;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;

/**
 * Makes pooling windows that are larger than their data as large as these: {@code AveragePool(x[N, C, 7, 7]) kernel_shape=[1280, 1280] ceil_mode=1} becomes one of {@code kernel_shape=[7, 7]}, which
 * means the same.
 *
 * <p>Exporters write such windows where a framework pools over all there is; a backward pass through them would cost as much as their size says. Requires known shapes; a window that does not cover its
 * whole axis, or counts its padding, stays.
 */
public final class ClipWindows implements Pass {
    private static final Set<String> POOLS = Set.of("AveragePool", "MaxPool", "LpPool");

    @Override
    public Graph apply(Graph graph) {
        List<Node> nodes = new ArrayList<>();
        boolean changed = false;
        for (Node node : graph.nodes()) {
            Node clipped = node.domain().isEmpty() && POOLS.contains(node.operator()) ? clipped(node, graph) : null;
            nodes.add(clipped == null ? node : clipped);
            changed |= clipped != null;
        }
        return changed ? graph.toBuilder().nodes(nodes).build() : graph;
    }

    private static @Nullable Node clipped(Node node, Graph graph) {
        Shape data = graph.shape(node.inputs().get(0));
        Shape result = graph.shape(node.outputs().get(0));
        long[] kernel = node.integersOrNull("kernel_shape");
        boolean simple = node.text("auto_pad", "NOTSET").equals("NOTSET") && node.integer("count_include_pad", 0) == 0;
        if (data == null || result == null || kernel == null || !simple || data.rank() != kernel.length + 2) {
            return null;
        }
        int axes = kernel.length;
        long[] strides = filled(node.integersOrNull("strides"), axes, 1);
        long[] pads = filled(node.integersOrNull("pads"), 2 * axes, 0);
        long[] dilations = filled(node.integersOrNull("dilations"), axes, 1);
        boolean changed = false;
        for (int axis = 0; axis < axes; axis++) {
            long size = data.size(axis + 2);
            boolean covers = size > 0
                    && result.size(axis + 2) == 1
                    && dilations[axis] == 1
                    && kernel[axis] > size
                    && kernel[axis] >= pads[axis] + size;
            if (covers) {
                kernel[axis] = size;
                strides[axis] = 1;
                pads[axis] = 0;
                pads[axis + axes] = 0;
                changed = true;
            }
        }
        return changed ? with(node, kernel, strides, pads) : null;
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

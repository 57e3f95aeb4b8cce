package org.vizsla.explain.field;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.Window;
import org.vizsla.graph.Node;

/** What operators on maps {@code [N, C, places...]} read of their first input. */
record WindowReads(Sizes sizes, Node node) {
    /** Null where nothing is known. */
    @Nullable
    Box before(Box wanted, long[] from, long[] to) {
        return switch (node.operator()) {
            case "Conv" -> convolution(wanted, from, to, 1);
            case "ConvInteger" -> convolution(wanted, from, to, 1);
            case "QLinearConv" -> convolution(wanted, from, to, 3);
            case "ConvTranspose" -> transposed(wanted, from, to);
            case "MaxPool", "AveragePool", "LpPool" ->
                windows(wanted, Window.of(node, node.integers("kernel_shape"), spatial(from)));
            case "GlobalAveragePool", "GlobalMaxPool", "GlobalLpPool", "InstanceNormalization" ->
                Box.whole(from).with(1, wanted.axis(1));
            case "BatchNormalization" -> wanted;
            case "LRN" -> wanted.with(1, Span.whole(from[1]));
            case "DepthToSpace", "SpaceToDepth" -> blocks(wanted, from, to);
            default -> null;
        };
    }

    private static long[] spatial(long[] sizes) {
        return Arrays.copyOfRange(sizes, 2, sizes.length);
    }

    private @Nullable Box convolution(Box wanted, long[] from, long[] to, int weight) {
        long[] weights = sizes.of(node.inputs().get(weight));
        return weights == null
                ? null
                : ofGroups(windows(wanted, Window.of(node, spatial(weights), spatial(from))), from[1], to[1]);
    }

    /** All channels of each group that a channel is in. */
    private Box ofGroups(Box box, long inputs, long outputs) {
        long groups = node.integer("group", 1);
        Span channels = box.axis(1);
        long first = channels.from() / (outputs / groups);
        long last = channels.last() / (outputs / groups);
        long each = inputs / groups;
        return box.with(1, new Span(first * each, (last + 1) * each));
    }

    private static Box windows(Box wanted, Window window) {
        Box before = wanted;
        for (int axis = 0; axis < window.axes(); axis++) {
            Span span = wanted.axis(axis + 2);
            long begin = window.begin(axis);
            long reach = (window.kernel(axis) - 1) * window.dilation(axis);
            before = before.with(
                    axis + 2,
                    new Span(
                            span.from() * window.stride(axis) - begin,
                            span.last() * window.stride(axis) - begin + reach + 1));
        }
        return before;
    }

    private @Nullable Box transposed(Box wanted, long[] from, long[] to) {
        long[] weights = sizes.of(node.inputs().get(1));
        if (weights == null) {
            return null;
        }
        Window window = Window.ofTransposed(node, spatial(weights), spatial(from), spatial(to));
        Box before = wanted;
        for (int axis = 0; axis < window.axes(); axis++) {
            Span span = wanted.axis(axis + 2).moved(window.begin(axis));
            long stride = window.stride(axis);
            long reach = (window.kernel(axis) - 1) * window.dilation(axis);
            before = before.with(
                    axis + 2,
                    new Span(-Math.floorDiv(reach - span.from(), stride), Math.floorDiv(span.last(), stride) + 1));
        }
        return ofGroups(before, from[1], to[1]);
    }

    private static Box blocks(Box wanted, long[] from, long[] to) {
        Box before = wanted.with(1, Span.whole(from[1]));
        for (int axis = 2; axis < from.length; axis++) {
            Span span = wanted.axis(axis);
            boolean grown = to[axis] > from[axis];
            long block = grown ? to[axis] / from[axis] : from[axis] / to[axis];
            before = before.with(
                    axis,
                    grown
                            ? new Span(span.from() / block, span.last() / block + 1)
                            : new Span(span.from() * block, span.to() * block));
        }
        return before;
    }
}

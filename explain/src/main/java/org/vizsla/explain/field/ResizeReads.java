package org.vizsla.explain.field;

import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;

/** What a {@code Resize} reads: the neighbours of where a pixel comes from, as far as its filter reaches, and up to a pixel more. */
record ResizeReads(Graph graph, Node node) {
    /** More than any rounding of positions. */
    private static final double ROUNDING = 1e-3;

    /** Null where nothing is known. */
    @Nullable
    Box before(Box wanted, long[] from, long[] to) {
        if (!node.text("keep_aspect_ratio_policy", "stretch").equals("stretch")) {
            return null;
        }
        Box before = wanted;
        for (int axis = 0; axis < from.length; axis++) {
            double scale = scale(axis, from, to);
            if (from[axis] == to[axis] && scale == 1) {
                continue;
            }
            Span span = wanted.axis(axis);
            double reach = reach(scale);
            double low = position(span.from(), from[axis], to[axis], scale) - reach - ROUNDING;
            double high = position(span.last(), from[axis], to[axis], scale) + reach + ROUNDING;
            if (Double.isNaN(low)) {
                return null;
            }
            long last = from[axis] - 1;
            before = before.with(
                    axis,
                    new Span(
                            Math.max(0, Math.min((long) Math.floor(low), last)),
                            Math.max(0, Math.min((long) Math.ceil(high), last)) + 1));
        }
        return before;
    }

    /** How far behind the next pixel the filter reaches. */
    private double reach(double scale) {
        boolean cubic = node.text("mode", "nearest").equals("cubic");
        boolean wide = node.integer("antialias", 0) != 0
                && !node.text("mode", "nearest").equals("nearest");
        double taps = cubic ? 2 : 1;
        return wide ? taps * Math.max(1, 1 / scale) : taps - 1;
    }

    private double scale(int axis, long[] from, long[] to) {
        String name = node.input(2);
        Tensor given = name == null ? null : graph.initializers().get(name);
        long[] axes = node.integers("axes", LongStream.range(0, from.length).toArray());
        if (given != null && given.elements() == axes.length) {
            for (int i = 0; i < axes.length; i++) {
                if ((axes[i] < 0 ? axes[i] + from.length : axes[i]) == axis) {
                    return given.floats()[i];
                }
            }
        }
        return (double) to[axis] / from[axis];
    }

    /** Where a place comes from; not a number where that is not known. */
    private double position(long place, long from, long to, double scale) {
        return switch (node.text("coordinate_transformation_mode", "half_pixel")) {
            case "half_pixel" -> (place + 0.5) / scale - 0.5;
            case "pytorch_half_pixel" -> to > 1 ? (place + 0.5) / scale - 0.5 : 0;
            case "half_pixel_symmetric" -> from / 2.0 * (1 - to / (scale * from)) + (place + 0.5) / scale - 0.5;
            case "align_corners" -> to > 1 ? (double) place * (from - 1) / (to - 1) : 0;
            case "asymmetric" -> place / scale;
            default -> Double.NaN;
        };
    }
}

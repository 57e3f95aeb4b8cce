package org.vizsla.autodiff;

import org.vizsla.graph.DataType;

/**
 * Means over the bins of regions of an image, read between its pixels. A bin's mean is linear in the image, row by row and column by column, so that the cotangent of a region's
 * image is {@code rows^T dy columns}.
 */
final class RoiAlignRules {
    private RoiAlignRules() {}

    public static String image(Step s) {
        if (!s.node().text("mode", "avg").equals("avg")) {
            throw s.unsupported("mode " + s.node().text("mode", "avg"));
        }
        String rows = matrix(s, 1, 2, s.node().integer("output_height", 1));
        String columns = matrix(s, 0, 3, s.node().integer("output_width", 1));
        String perRegion = s.matmul(s.matmul(s.swapLast(rows, 4), s.dy()), columns);
        return s.op("ScatterND", s.zerosLike(s.x(0)), s.unsqueeze(s.x(2), 1), perRegion)
                .with("reduction", "add")
                .value();
    }

    /** What each pixel of an axis counts for in each bin, {@code [regions, 1, bins, size]}. */
    private static String matrix(Step s, int coordinate, int axis, long bins) {
        long size = s.size(s.x(0), axis);
        boolean half =
                s.node().text("coordinate_transformation_mode", "half_pixel").equals("half_pixel");
        double scale = s.node().real("spatial_scale", 1f);
        String begin = edge(s, coordinate, scale, half);
        String length = s.sub(edge(s, coordinate + 2, scale, half), begin);
        length = half ? length : s.op("Max", length, s.scalar(1)).value();
        String bin = s.mul(length, 1.0 / bins);
        long fixed = s.node().integer("sampling_ratio", 0);
        String count = fixed > 0
                ? s.scalar((double) fixed)
                : s.op("Max", s.op("Ceil", bin).value(), s.scalar(1)).value();
        String most = fixed > 0
                ? s.graph().integer(fixed)
                : s.cast(s.op("ReduceMax", count).with("keepdims", 0).value(), DataType.INT64);
        // [regions, 1, bins, samples, pixels]
        String sample = s.reshape(range(s, most), 1, 1, 1, -1, 1);
        String place = s.reshape(range(s, s.graph().integer(bins)), 1, 1, bins, 1, 1);
        String pixel = s.reshape(range(s, s.graph().integer(size)), 1, 1, 1, 1, size);
        String way = s.add(place, s.div(s.add(sample, s.scalar(0.5)), count));
        String read = s.add(begin, s.mul(way, bin));
        String outside = s.or(s.less(read, s.scalar(-1)), s.greater(read, s.scalar((double) size)));
        String skipped = s.or(outside, s.not(s.less(sample, count)));
        String clamped =
                s.op("Clip", read, s.scalar(0), s.scalar((double) (size - 1))).value();
        String distance = s.op("Abs", s.sub(clamped, pixel)).value();
        String weight = s.op("Relu", s.sub(s.scalar(1), distance)).value();
        return s.sum(s.div(s.where(skipped, s.scalar(0), weight), count), false, 3);
    }

    /** One coordinate of each region, in pixels, {@code [regions, 1, 1, 1, 1]}. */
    private static String edge(Step s, int coordinate, double scale, boolean half) {
        String edge = s.mul(s.slice(s.x(1), 1, coordinate, coordinate + 1L), scale);
        return s.reshape(half ? s.sub(edge, s.scalar(0.5)) : edge, -1, 1, 1, 1, 1);
    }

    private static String range(Step s, String count) {
        return s.cast(
                s.op("Range", s.graph().integer(0), count, s.graph().integer(1)).value(), DataType.FLOAT32);
    }
}

package org.vizsla.autodiff;

import java.util.stream.LongStream;

/** Convolution and its transpose, with respect to input, weight and bias. */
final class ConvolutionRules {
    private ConvolutionRules() {}

    /** The transposed convolution of {@code dy}, as {@link TransposedConvolution} writes it. */
    public static String input(Step s) {
        return TransposedConvolution.emit(
                s,
                s.dy(),
                s.x(1),
                s.shape(s.x(1)).sizes(),
                s.node().integer("group", 1),
                window(s),
                Window.spatial(s, s.x(0)),
                Window.spatial(s, s.y()));
    }

    /** {@code dw} of {@code y = conv(x, w)}. */
    public static String weight(Step s) {
        return weight(s, s.x(0), s.dy(), s.size(s.x(0), 1), window(s));
    }

    public static String bias(Step s) {
        return s.sum(
                s.dy(),
                false,
                LongStream.range(0, s.rank(s.y())).filter(axis -> axis != 1).toArray());
    }

    /** A transposed convolution is the transpose of a convolution; so the cotangent of its input is that convolution of {@code dy}. */
    public static String transposedInput(Step s) {
        Window window = transposedWindow(s);
        return s.op("Conv", s.dy(), s.x(1))
                .with("group", s.node().integer("group", 1))
                .with("strides", window.strides())
                .with("dilations", window.dilations())
                .with("pads", window.pads())
                .value();
    }

    public static String transposedWeight(Step s) {
        return weight(s, s.dy(), s.x(0), s.size(s.y(), 1), transposedWindow(s));
    }

    private static Window window(Step s) {
        return Window.of(s.node(), kernel(s), Window.spatial(s, s.x(0)));
    }

    private static Window transposedWindow(Step s) {
        return Window.ofTransposed(s.node(), kernel(s), Window.spatial(s, s.x(0)), Window.spatial(s, s.y()));
    }

    private static long[] kernel(Step s) {
        return Window.spatial(s, s.x(1));
    }

    /**
     * The weight's cotangent: a convolution of the input by the output's cotangent, in which batch and channels trade places, and strides and
     * dilations do too. Groups stay groups: {@code [C/g, g N, ...] * [M, N, ...] -> [C/g, M, ...]}.
     */
    private static String weight(Step s, String x, String dy, long channels, Window window) {
        long groups = s.node().integer("group", 1);
        int axes = window.axes();
        String input;
        if (groups == 1) {
            input = s.transpose(x, swapped(axes + 2));
        } else {
            String split = s.op("Reshape", x, groupedShape(s, x, groups, channels, axes))
                    .value();
            long[] order = LongStream.range(0, axes + 3).toArray();
            order[0] = 2;
            order[1] = 1;
            order[2] = 0;
            String turned = s.transpose(split, order);
            String spatial = s.op("Shape", x).with("start", 2).value();
            input = s.op("Reshape", turned, s.concat(0, s.integers(channels / groups, -1), spatial))
                    .value();
        }
        String kernels = s.transpose(dy, swapped(axes + 2));
        String product = s.op("Conv", input, kernels)
                .with("group", groups)
                .with("strides", window.dilations())
                .with("dilations", window.strides())
                .with("pads", window.pads())
                .value();
        String cropped = product;
        for (int axis = 0; axis < axes; axis++) {
            cropped = s.slice(cropped, axis + 2L, 0, window.kernel(axis));
        }
        return s.transpose(cropped, swapped(axes + 2));
    }

    private static String groupedShape(Step s, String x, long groups, long channels, int axes) {
        String batch = s.op("Shape", x).with("start", 0).with("end", 1).value();
        String spatial =
                s.op("Shape", x).with("start", 2).with("end", axes + 2L).value();
        return s.concat(0, batch, s.integers(groups, channels / groups), spatial);
    }

    private static long[] swapped(int rank) {
        long[] order = LongStream.range(0, rank).toArray();
        order[0] = 1;
        order[1] = 0;
        return order;
    }
}

package org.vizsla.autodiff;

import java.util.stream.LongStream;
import org.vizsla.graph.Ops;

/**
 * Writes the transpose of a convolution, which maps the cotangent of its output to that of its input, in whichever form runs fastest.
 *
 * <ul>
 *   <li>Stride 1: a convolution with the kernel rotated by 180° and its channel axes swapped.
 *   <li>Stride s on two axes: convolutions of stride 1 for the s² phases of the input, woven by a matrix ({@link WovenPhases}); of a wide input, or one of few channels, one
 *       convolution for all phases, then {@code DepthToSpace}.
 *   <li>Otherwise: {@code ConvTranspose}.
 * </ul>
 */
final class TransposedConvolution {
    private TransposedConvolution() {}

    /**
     * Emits it.
     *
     * @param weight {@code [M, C/g, k...]}, as in the convolution, of sizes {@code weightSizes}
     * @param from spatial sizes of the convolution's input
     * @param to spatial sizes of its output
     * @return the cotangent of the input, {@code [N, C, from...]}
     */
    static String emit(
            Ops ops, String dy, String weight, long[] weightSizes, long groups, Window window, long[] from, long[] to) {
        if (window.hasStride(1) && canRotate(window)) {
            return rotated(ops, dy, weight, weightSizes, groups, window);
        }
        long channels = weightSizes[1] * groups;
        if (WovenPhases.suits(window, channels, from, to)) {
            String kernels = swapChannels(ops, weight, weightSizes, groups);
            return WovenPhases.emit(ops, dy, kernels, swapped(weightSizes, groups), groups, window, from, to);
        }
        if (window.axes() == 2 && window.isUndilated() && window.stride(0) == window.stride(1)) {
            return phases(ops, dy, weight, weightSizes, groups, window, from, to);
        }
        return general(ops, dy, weight, groups, window, from, to);
    }

    private static boolean canRotate(Window window) {
        for (int axis = 0; axis < window.axes(); axis++) {
            long reach = (window.kernel(axis) - 1) * window.dilation(axis);
            if (window.begin(axis) > reach || window.end(axis) > reach) {
                return false;
            }
        }
        return true;
    }

    private static String rotated(Ops ops, String dy, String weight, long[] weightSizes, long groups, Window window) {
        int axes = window.axes();
        long[] pads = new long[2 * axes];
        for (int axis = 0; axis < axes; axis++) {
            long reach = (window.kernel(axis) - 1) * window.dilation(axis);
            pads[axis] = reach - window.begin(axis);
            pads[axes + axis] = reach - window.end(axis);
        }
        String turned = weight;
        if (LongStream.range(0, axes).anyMatch(axis -> window.kernel((int) axis) > 1)) {
            turned = ops.flip(turned, LongStream.range(2, axes + 2).toArray());
        }
        String kernels = ops.shaped(swapChannels(ops, turned, weightSizes, groups), swapped(weightSizes, groups));
        return ops.op("Conv", dy, kernels)
                .with("group", groups)
                .with("dilations", window.dilations())
                .with("pads", pads)
                .value();
    }

    /** {@code [M, C/g, k...]} to {@code [C, M/g, k...]}, group by group. */
    private static String swapChannels(Ops ops, String weight, long[] sizes, long groups) {
        int rank = sizes.length;
        if (groups == 1) {
            long[] order = LongStream.range(0, rank).toArray();
            order[0] = 1;
            order[1] = 0;
            return ops.transpose(weight, order);
        }
        long[] split = new long[rank + 1];
        long[] order = LongStream.range(0, rank + 1).toArray();
        split[0] = groups;
        split[1] = sizes[0] / groups;
        System.arraycopy(sizes, 1, split, 2, rank - 1);
        order[1] = 2;
        order[2] = 1;
        return ops.reshape(ops.transpose(ops.reshape(weight, split), order), swapped(sizes, groups));
    }

    private static long[] swapped(long[] sizes, long groups) {
        long[] swapped = sizes.clone();
        swapped[0] = sizes[1] * groups;
        swapped[1] = sizes[0] / groups;
        return swapped;
    }

    /**
     * Position i of the input belongs to phase φ = (i + pad) mod s, which only the taps t = φ + s j of the kernel reach. So the phases are s² C
     * channels of one convolution of stride 1 with a kernel of ⌈k/s⌉ taps.
     */
    private static String phases(
            Ops ops, String dy, String weight, long[] weightSizes, long groups, Window window, long[] from, long[] to) {
        long s = window.stride(0);
        long[] taps = new long[2];
        long[] pads = new long[4];
        for (int axis = 0; axis < 2; axis++) {
            taps[axis] = (window.kernel(axis) + s - 1) / s;
            long length = Math.floorDiv(from[axis] - 1 + window.begin(axis), s) + 1;
            pads[axis] = taps[axis] - 1;
            pads[axis + 2] = length - to[axis];
            if (pads[axis + 2] < 0) {
                return general(ops, dy, weight, groups, window, from, to);
            }
        }
        long features = weightSizes[0] / groups;
        long channels = weightSizes[1];
        String padded = weight;
        if (taps[0] * s > window.kernel(0) || taps[1] * s > window.kernel(1)) {
            padded = ops.pad(weight, 0, 0, 0, 0, 0, 0, taps[0] * s - window.kernel(0), taps[1] * s - window.kernel(1));
        }
        String split = ops.reshape(padded, groups, features, channels, taps[0], s, taps[1], s);
        String ordered = ops.transpose(split, 0, 2, 4, 6, 1, 3, 5);
        String kernels = ops.reshape(ordered, groups * channels * s * s, features, taps[0], taps[1]);
        if (taps[0] > 1 || taps[1] > 1) {
            kernels = ops.flip(kernels, 2, 3);
        }
        ops.shaped(kernels, groups * channels * s * s, features, taps[0], taps[1]);
        String phases = ops.op("Conv", dy, kernels)
                .with("group", groups)
                .with("pads", pads)
                .value();
        String woven = ops.op("DepthToSpace", phases)
                .with("blocksize", s)
                .with("mode", "CRD")
                .value();
        return crop(ops, woven, window, from);
    }

    private static String crop(Ops ops, String woven, Window window, long[] from) {
        long top = window.begin(0);
        long left = window.begin(1);
        return ops.op(
                        "Slice",
                        woven,
                        ops.integers(top, left),
                        ops.integers(top + from[0], left + from[1]),
                        ops.integers(2, 3))
                .value();
    }

    private static String general(
            Ops ops, String dy, String weight, long groups, Window window, long[] from, long[] to) {
        int axes = window.axes();
        long[] pads = new long[2 * axes];
        long[] extra = new long[axes];
        for (int axis = 0; axis < axes; axis++) {
            long extent = (window.kernel(axis) - 1) * window.dilation(axis) + 1;
            long missing = from[axis] + window.begin(axis) - (to[axis] - 1) * window.stride(axis) - extent;
            pads[axis] = window.begin(axis);
            pads[axes + axis] = Math.max(0, -missing);
            extra[axis] = Math.max(0, missing);
        }
        return ops.op("ConvTranspose", dy, weight)
                .with("group", groups)
                .with("strides", window.strides())
                .with("dilations", window.dilations())
                .with("pads", pads)
                .with("output_padding", extra)
                .value();
    }
}

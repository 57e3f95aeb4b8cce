package org.vizsla.autodiff;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.vizsla.graph.Node;

/**
 * The sliding window of a convolution or pooling node: its kernel, strides, dilations and the padding before and after each spatial axis, all resolved
 * from attributes and {@code auto_pad}.
 */
public final class Window {
    private final long[] kernel;
    private final long[] strides;
    private final long[] dilations;
    private final long[] begins;
    private final long[] ends;

    private Window(long[] kernel, long[] strides, long[] dilations, long[] begins, long[] ends) {
        this.kernel = kernel;
        this.strides = strides;
        this.dilations = dilations;
        this.begins = begins;
        this.ends = ends;
    }

    /** The window of a node that maps {@code sizes} (spatial, of its input) with this kernel. */
    public static Window of(Node node, long[] kernel, long[] sizes) {
        int axes = kernel.length;
        long[] strides = node.integers("strides", filled(axes, 1));
        long[] dilations = node.integers("dilations", filled(axes, 1));
        long[] pads = node.integers("pads", filled(2 * axes, 0));
        long[] begins = Arrays.copyOf(pads, axes);
        long[] ends = Arrays.copyOfRange(pads, axes, 2 * axes);
        String auto = node.text("auto_pad", "NOTSET");
        if (auto.startsWith("SAME")) {
            for (int i = 0; i < axes; i++) {
                long steps = (sizes[i] + strides[i] - 1) / strides[i];
                // ONNX Runtime pads its pools as if their windows were not dilated.
                long dilation = node.operator().endsWith("Pool") ? 1 : dilations[i];
                long extent = (kernel[i] - 1) * dilation + 1;
                long total = Math.max(0, (steps - 1) * strides[i] + extent - sizes[i]);
                begins[i] = auto.equals("SAME_UPPER") ? total / 2 : total - total / 2;
                ends[i] = total - begins[i];
            }
        } else if (auto.equals("VALID")) {
            Arrays.fill(begins, 0);
            Arrays.fill(ends, 0);
        }
        return new Window(kernel, strides, dilations, begins, ends);
    }

    /** The window of a transposed convolution, seen as the convolution (from its output to its input) that it transposes. */
    public static Window ofTransposed(Node node, long[] kernel, long[] from, long[] to) {
        int axes = kernel.length;
        Window plain = of(node, kernel, from);
        String auto = node.text("auto_pad", "NOTSET");
        if (!node.attributes().containsKey("output_shape") && !auto.startsWith("SAME")) {
            return plain;
        }
        long[] extra = node.integers("output_padding", filled(axes, 0));
        for (int i = 0; i < axes; i++) {
            long extent = (kernel[i] - 1) * plain.dilations[i] + 1;
            long total = Math.max(0, plain.strides[i] * (from[i] - 1) + extra[i] + extent - to[i]);
            plain.begins[i] = auto.equals("SAME_UPPER") ? total / 2 : total - total / 2;
            plain.ends[i] = total - plain.begins[i];
        }
        return plain;
    }

    /** A window with the same kernel, strides and leading padding but no dilation, whose end follows from the sizes. */
    static Window plain(long[] kernel, long[] strides, long[] begins) {
        int axes = kernel.length;
        return new Window(kernel, strides, filled(axes, 1), begins, filled(axes, 0));
    }

    /** The same window without the taps that lie behind the input wherever it stands, as most do of a kernel that is larger than its input; its padding behind is negative where it stops before the end. */
    Window withinReach(long[] from, long[] to) {
        long[] taps = kernel.clone();
        long[] after = ends.clone();
        for (int axis = 0; axis < taps.length; axis++) {
            long reachable = (from[axis] - 1 + begins[axis]) / dilations[axis] + 1;
            if (reachable < taps[axis]) {
                taps[axis] = reachable;
                long extent = (reachable - 1) * dilations[axis] + 1;
                after[axis] = (to[axis] - 1) * strides[axis] + extent - from[axis] - begins[axis];
            }
        }
        return new Window(taps, strides, dilations, begins, after);
    }

    static long[] filled(int length, long value) {
        long[] values = new long[length];
        Arrays.fill(values, value);
        return values;
    }

    /** The fixed spatial sizes (all axes but batch and channel) of a value. */
    static long[] spatial(Step s, String value) {
        return IntStream.range(2, s.rank(value))
                .mapToLong(axis -> s.size(value, axis))
                .toArray();
    }

    long[] kernel() {
        return kernel.clone();
    }

    public int axes() {
        return kernel.length;
    }

    /** The number of taps along a spatial axis. */
    public long kernel(int axis) {
        return kernel[axis];
    }

    public long stride(int axis) {
        return strides[axis];
    }

    public long dilation(int axis) {
        return dilations[axis];
    }

    /** The padding before a spatial axis. */
    public long begin(int axis) {
        return begins[axis];
    }

    /** The padding behind a spatial axis. */
    public long end(int axis) {
        return ends[axis];
    }

    long[] strides() {
        return strides.clone();
    }

    long[] dilations() {
        return dilations.clone();
    }

    /** ONNX's {@code pads}: all begins, then all ends. */
    long[] pads() {
        return LongStream.concat(Arrays.stream(begins), Arrays.stream(ends)).toArray();
    }

    boolean isUndilated() {
        return Arrays.stream(dilations).allMatch(d -> d == 1);
    }

    boolean hasStride(long stride) {
        return Arrays.stream(strides).allMatch(s -> s == stride);
    }
}

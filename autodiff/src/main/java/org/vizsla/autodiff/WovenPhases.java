package org.vizsla.autodiff;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.graph.Ops;

/**
 * The transpose of a convolution with the same stride s along two axes, phase by phase.
 *
 * <p>Position {@code s q + φ} of the input is reached by the taps {@code t = (φ + pad) mod s + s j} of the kernel alone, from positions {@code q + ⌊(φ + pad) / s⌋ - j} of the
 * output. So each of the s² phases of the input is a convolution of stride 1 with its own taps, and phases that no tap reaches are zero. A product with a constant matrix of
 * zeros and ones then weaves the phases, and crops columns: with rows of at most {@value #WIDEST} columns ONNX Runtime does it in less time than {@code DepthToSpace}, which
 * moves single elements on one thread.
 */
final class WovenPhases {
    /** Of the woven rows. */
    private static final long WIDEST = 128;

    /** Of the input: with fewer, one convolution for all phases fills the blocks that processors compute better. */
    private static final long FEWEST_CHANNELS = 16;

    private static final long LARGEST_STRIDE = 4;

    private final Ops ops;
    private final String dy;
    private final String kernels;
    private final long[] sizes;
    private final long groups;
    private final Axis rows;
    private final Axis columns;

    private WovenPhases(Ops ops, String dy, String kernels, long[] sizes, long groups, Axis rows, Axis columns) {
        this.ops = ops;
        this.dy = dy;
        this.kernels = kernels;
        this.sizes = sizes;
        this.groups = groups;
        this.rows = rows;
        this.columns = columns;
    }

    /** Whether this form is the fastest for a convolution with these channels of its input. */
    static boolean suits(Window window, long channels, long[] from, long[] to) {
        long stride = window.stride(0);
        return window.axes() == 2
                && window.isUndilated()
                && stride == window.stride(1)
                && stride <= LARGEST_STRIDE
                && channels >= FEWEST_CHANNELS
                && from[1] <= WIDEST
                && !Axis.of(window, 0, from, to).phases().isEmpty()
                && !Axis.of(window, 1, from, to).phases().isEmpty();
    }

    /**
     * Emits it.
     *
     * @param kernels {@code [C, M/g, k...]}, channel axes already swapped
     * @param sizes of the kernels
     * @param from spatial sizes of the convolution's input
     * @param to spatial sizes of its output
     * @return {@code [N, C, from...]}
     */
    static String emit(
            Ops ops, String dy, String kernels, long[] sizes, long groups, Window window, long[] from, long[] to) {
        Axis rows = Axis.of(window, 0, from, to);
        Axis columns = Axis.of(window, 1, from, to);
        return new WovenPhases(ops, dy, kernels, sizes, groups, rows, columns).woven();
    }

    private String woven() {
        long channels = sizes[0];
        List<String> parts = new ArrayList<>();
        for (Phase row : rows.phases()) {
            for (Phase column : columns.phases()) {
                String part = convolved(row, column);
                parts.add(ops.reshape(part, -1, channels * rows.length(), columns.length()));
            }
        }
        String joined = parts.size() == 1 ? parts.get(0) : ops.concat(2, parts.toArray(String[]::new));
        long stride = rows.stride();
        boolean isFull = rows.phases().size() == stride;
        String lines = isFull
                ? ops.reshape(
                        joined,
                        -1,
                        channels * rows.length() * stride,
                        columns.phases().size() * columns.length())
                : joined;
        String product = ops.matmul(lines, matrix(isFull));
        String whole = ops.reshape(product, -1, channels, rows.length() * stride, columns.size());
        return rows.length() * stride == rows.size() ? whole : ops.slice(whole, 2, 0, rows.size());
    }

    private String convolved(Phase row, Phase column) {
        String taken = ops.op(
                        "Slice",
                        kernels,
                        ops.integers(row.first(), column.first()),
                        ops.integers(rows.kernel(), columns.kernel()),
                        ops.integers(2, 3),
                        ops.integers(rows.stride(), columns.stride()))
                .value();
        String turned = row.taps() > 1 || column.taps() > 1 ? ops.flip(taken, 2, 3) : taken;
        boolean isWhole = row.before() + row.behind() + column.before() + column.behind() == 0;
        String filled = isWhole
                ? turned
                : ops.pad(turned, 0, 0, row.before(), column.before(), 0, 0, row.behind(), column.behind());
        ops.shaped(filled, sizes[0], sizes[1], row.width(), column.width());
        return ops.op("Conv", dy, filled)
                .with("group", groups)
                .with("pads", new long[] {row.begin(), column.begin(), row.end(), column.end()})
                .value();
    }

    /** Takes the parts of a line to their places; of all rows of the phases at once where some are zero. */
    private String matrix(boolean isFull) {
        long length = columns.length();
        int lines = isFull ? 1 : rows.phases().size();
        long width = columns.size();
        List<Long> places = new ArrayList<>();
        for (int line = 0; line < lines; line++) {
            long first = isFull ? 0 : rows.phases().get(line).index() * width;
            for (Phase phase : columns.phases()) {
                for (long q = 0; q < length; q++) {
                    long column = q * columns.stride() + phase.index();
                    places.add(column < width ? first + column : -1 - width * rows.stride());
                }
            }
        }
        long[] all = places.stream().mapToLong(Long::longValue).toArray();
        long depth = isFull ? width : width * rows.stride();
        return ops.oneHot(ops.integers(all), ops.graph().integer(depth), -1);
    }

    /**
     * One axis.
     *
     * @param size of the convolution's input
     * @param length of each phase
     * @param phases those that a tap reaches
     */
    private record Axis(long size, long stride, long kernel, long length, List<Phase> phases) {
        static Axis of(Window window, int axis, long[] from, long[] to) {
            long stride = window.stride(axis);
            long kernel = window.kernel(axis);
            long length = (from[axis] + stride - 1) / stride;
            List<Phase> phases = new ArrayList<>();
            for (int index = 0; index < stride && index < from[axis]; index++) {
                long first = (index + window.begin(axis)) % stride;
                long taps = first < kernel ? (kernel - first + stride - 1) / stride : 0;
                long last = (index + window.begin(axis)) / stride;
                if (taps > 0) {
                    long begin = taps - 1 - last;
                    long end = length + last - to[axis];
                    phases.add(new Phase(
                            index,
                            first,
                            taps,
                            Math.max(0, begin),
                            Math.max(0, end),
                            Math.max(0, -begin),
                            Math.max(0, -end)));
                }
            }
            return new Axis(from[axis], stride, kernel, length, List.copyOf(phases));
        }
    }

    /**
     * Positions of an axis of the input that are the same modulo the stride.
     *
     * @param first the first of its taps, of which every s-th follows
     * @param begin padding before its convolution's input
     * @param end padding behind it
     * @param before zeros before its taps, where padding would be negative
     * @param behind zeros behind them
     */
    private record Phase(int index, long first, long taps, long begin, long end, long before, long behind) {
        /** Of its kernels. */
        long width() {
            return before + taps + behind;
        }
    }
}

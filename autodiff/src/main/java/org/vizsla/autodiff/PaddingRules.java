package org.vizsla.autodiff;

import java.util.stream.LongStream;

/** Padding, axis by axis: what was copied into the margin flows back to where it came from. */
final class PaddingRules {
    private PaddingRules() {}

    public static String pad(Step s) {
        int rank = s.rank(s.x(0));
        long[][] margins = margins(s, rank);
        String dy = s.dy();
        for (int axis = 0; axis < rank; axis++) {
            if (margins[0][axis] != 0 || margins[1][axis] != 0) {
                dy = along(s, dy, rank, axis, margins[0][axis], margins[1][axis], s.size(s.x(0), axis));
            }
        }
        return dy;
    }

    /** The sum of the cotangent over the margin. */
    public static String value(Step s) {
        long[] all = LongStream.range(0, s.rank(s.y())).toArray();
        return s.sub(s.sum(s.dy(), false, all), s.sum(pad(s), false, all));
    }

    private static String along(Step s, String dy, int rank, int axis, long begin, long end, long size) {
        String mode = s.node().text("mode", "constant");
        String inner = resized(s, dy, rank, axis, -begin, -end);
        if (mode.equals("constant")) {
            return inner;
        }
        if (begin < 0 || end < 0) {
            throw s.unsupported("negative padding in mode " + mode);
        }
        String before = s.slice(dy, axis, 0, begin);
        String after = s.slice(dy, axis, begin + size, begin + size + end);
        return switch (mode) {
            case "reflect" -> {
                String low =
                        begin == 0 ? inner : s.add(inner, placed(s, s.flip(before, axis), rank, axis, 1, begin, size));
                yield end == 0
                        ? low
                        : s.add(low, placed(s, s.flip(after, axis), rank, axis, size - 1 - end, end, size));
            }
            case "edge" -> {
                String low =
                        begin == 0 ? inner : s.add(inner, placed(s, s.sum(before, true, axis), rank, axis, 0, 1, size));
                yield end == 0 ? low : s.add(low, placed(s, s.sum(after, true, axis), rank, axis, size - 1, 1, size));
            }
            case "wrap" -> {
                String low =
                        begin == 0 ? inner : s.add(inner, placed(s, before, rank, axis, size - begin, begin, size));
                yield end == 0 ? low : s.add(low, placed(s, after, rank, axis, 0, end, size));
            }
            default -> throw s.unsupported("mode " + mode);
        };
    }

    /** A part of {@code length} along the axis, placed into {@code size} zeros at position {@code start}. */
    private static String placed(Step s, String part, int rank, int axis, long start, long length, long size) {
        return resized(s, part, rank, axis, start, size - start - length);
    }

    private static String resized(Step s, String value, int rank, int axis, long begin, long end) {
        long[] pads = new long[2 * rank];
        pads[axis] = begin;
        pads[rank + axis] = end;
        return s.pad(value, pads);
    }

    private static long[][] margins(Step s, int rank) {
        long[] pads = s.constantIntegers(1);
        long[] axes = s.constantIntegers(3);
        long[][] margins = new long[2][rank];
        if (pads == null) {
            return margins;
        }
        int count = pads.length / 2;
        for (int i = 0; i < count; i++) {
            int axis = axes == null ? i : s.axis(axes[i], rank);
            margins[0][axis] = pads[i];
            margins[1][axis] = pads[count + i];
        }
        return margins;
    }
}

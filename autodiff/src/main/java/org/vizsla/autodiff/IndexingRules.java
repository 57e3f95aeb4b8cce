package org.vizsla.autodiff;

import java.util.stream.LongStream;
import org.vizsla.graph.Shape;

/** Operators that pick parts of a value. */
final class IndexingRules {
    private IndexingRules() {}

    /** Puts the cotangent back into zeros, axis by axis. */
    public static String slice(Step s) {
        int rank = s.rank(s.x(0));
        long[] starts = constant(s, 1);
        long[] ends = constant(s, 2);
        long[] axes = s.constantIntegers(3);
        long[] steps = s.constantIntegers(4);
        String dy = s.dy();
        for (int i = 0; i < starts.length; i++) {
            int axis = axes == null ? i : s.axis(axes[i], rank);
            dy = unslice(s, dy, rank, axis, starts[i], ends[i], steps == null ? 1 : steps[i]);
        }
        return dy;
    }

    private static String unslice(Step s, String dy, int rank, int axis, long start, long end, long step) {
        if (s.shape(s.x(0)).size(axis) == Shape.UNKNOWN) {
            boolean whole = start == 0 && end >= Integer.MAX_VALUE && step == 1;
            if (whole) {
                return dy;
            }
            throw s.unsupported("a part of the batch");
        }
        long size = s.size(s.x(0), axis);
        long count = s.size(s.y(), axis);
        long first = step > 0
                ? Math.max(0, Math.min(start < 0 ? start + size : start, size))
                : Math.max(0, Math.min(start < 0 ? start + size : start, size - 1));
        String part = dy;
        if (step < 0) {
            part = s.flip(part, axis);
            first += (count - 1) * step;
        }
        long gap = Math.abs(step);
        long length = count;
        if (gap > 1) {
            part = spread(s, part, rank, axis, gap, count);
            length = (count - 1) * gap + 1;
        }
        long[] pads = new long[2 * rank];
        pads[axis] = first;
        pads[rank + axis] = size - first - length;
        return first == 0 && size == length ? part : s.pad(part, pads);
    }

    /** Inserts {@code gap - 1} zeros between neighbours along the axis. */
    private static String spread(Step s, String part, int rank, int axis, long gap, long count) {
        long[] pads = new long[2 * (rank + 1)];
        pads[rank + 1 + axis + 1] = gap - 1;
        String padded = s.pad(s.unsqueeze(part, axis + 1L), pads);
        // Sizes of the other axes are read at run time: some of them may already have been put back.
        String before = s.op("Shape", part).with("start", 0).with("end", axis).value();
        String after = s.op("Shape", part).with("start", axis + 1L).value();
        String shape = s.concat(0, before, s.integers(count * gap), after);
        String woven = s.op("Reshape", padded, shape).value();
        return s.slice(woven, axis, 0, (count - 1) * gap + 1);
    }

    /** Adds each cotangent at the index that its element was taken from. */
    public static String gather(Step s) {
        int rank = s.rank(s.x(0));
        int axis = s.axis(s.node().integer("axis", 0), rank);
        int indexRank = s.rank(s.x(1));
        long[] front = LongStream.concat(
                        LongStream.of(axis), LongStream.range(0, rank).filter(i -> i != axis))
                .toArray();
        long[] back = new long[rank];
        for (int i = 0; i < rank; i++) {
            back[(int) front[i]] = i;
        }
        String indices = s.reshape(s.x(1), -1, 1);
        String updates = s.transpose(joined(s, axis, indexRank), front);
        String zeros = s.transpose(s.zerosLike(s.x(0)), front);
        String sums = s.op("ScatterND", zeros, indices, updates)
                .with("reduction", "add")
                .value();
        return s.transpose(sums, back);
    }

    /** The cotangent with the axes of the indices joined into one. */
    private static String joined(Step s, int axis, int indexRank) {
        if (indexRank == 0) {
            return s.unsqueeze(s.dy(), axis);
        }
        if (indexRank == 1) {
            return s.dy();
        }
        String before = s.op("Shape", s.dy()).with("start", 0).with("end", axis).value();
        String after =
                s.op("Shape", s.dy()).with("start", (long) axis + indexRank).value();
        return s.op("Reshape", s.dy(), s.concat(0, before, s.integers(-1), after))
                .value();
    }

    public static String gatherElements(Step s) {
        return s.op("ScatterElements", s.zerosLike(s.x(0)), s.x(1), s.dy())
                .with("axis", s.node().integer("axis", 0))
                .with("reduction", "add")
                .value();
    }

    /** {@code [off, on]}: the sums over all places that are off, and over those that are on. */
    public static String oneHotValues(Step s) {
        long[] all = LongStream.range(0, s.rank(s.y())).toArray();
        String on = s.oneHot(s.x(0), s.x(1), s.node().integer("axis", -1));
        String lit = s.sum(s.mul(s.dy(), on), false, all);
        String dark = s.sub(s.sum(s.dy(), false, all), lit);
        return s.concat(0, s.unsqueeze(dark, 0), s.unsqueeze(lit, 0));
    }

    private static long[] constant(Step s, int input) {
        long[] values = s.constantIntegers(input);
        if (values == null) {
            throw s.unsupported("a missing input " + input);
        }
        return values;
    }
}

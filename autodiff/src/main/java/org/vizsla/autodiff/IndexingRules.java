package org.vizsla.autodiff;

import java.util.Arrays;
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
        String indices = s.reshape(s.x(1), -1, 1);
        String updates = s.toFront(joined(s, axis, indexRank), axis, rank);
        String zeros = s.toFront(s.zerosLike(s.x(0)), axis, rank);
        String sums = s.op("ScatterND", zeros, indices, updates)
                .with("reduction", "add")
                .value();
        return s.fromFront(sums, axis, rank);
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

    /** Adds each cotangent at the place that its index names; along the batch axes of the operator, at its own place. */
    public static String gatherNd(Step s) {
        return s.op("ScatterND", s.zerosLike(s.x(0)), fullIndices(s), s.dy())
                .with("reduction", "add")
                .value();
    }

    /** The indices with the coordinates along the batch axes in front. */
    private static String fullIndices(Step s) {
        int batchAxes = (int) s.node().integer("batch_dims", 0);
        String indices = s.x(1);
        int rank = s.rank(indices);
        String columnShape = s.concat(
                0, s.op("Shape", indices).with("start", 0).with("end", -1).value(), s.integers(1));
        for (int axis = batchAxes - 1; axis >= 0; axis--) {
            long[] column = new long[rank];
            Arrays.fill(column, 1);
            column[axis] = -1;
            String places = s.reshape(s.places(s.x(0), axis), column);
            String expanded = s.op("Expand", places, columnShape).value();
            indices = s.concat(-1, expanded, indices);
        }
        return indices;
    }

    /** Puts each cotangent where its value was found; of equal values the node says which. */
    public static String topK(Step s) {
        String places = s.node().output(1);
        if (places == null) {
            places = s.op("TopK", s.x(0), s.x(1))
                    .withAll(s.node().attributes())
                    .values(2)
                    .get(1);
        }
        return s.op("ScatterElements", s.zerosLike(s.x(0)), places, s.dy())
                .with("axis", s.node().integer("axis", -1))
                .value();
    }

    /** Puts the parts that were kept back to their places, in zeros. */
    public static String compress(Step s) {
        int rank = s.rank(s.x(0));
        boolean flat = !s.node().attributes().containsKey("axis");
        int axis = flat ? 0 : s.axis(s.node().integer("axis", 0), rank);
        String whole = s.zerosLike(s.x(0));
        String data = flat ? s.reshape(whole, -1) : s.toFront(whole, axis, rank);
        String kept =
                s.op("Compress", s.places(data, 0), s.x(1)).with("axis", 0).value();
        String parts = flat ? s.dy() : s.toFront(s.dy(), axis, rank);
        String placed = s.op("ScatterND", data, s.unsqueeze(kept, 1), parts).value();
        return flat ? s.reshapeLike(placed, s.x(0)) : s.fromFront(placed, axis, rank);
    }

    /** Reversing is its own inverse. */
    public static String reverseSequence(Step s) {
        return s.op("ReverseSequence", s.dy(), s.x(1))
                .withAll(s.node().attributes())
                .value();
    }

    /** The same triangle of the cotangent. */
    public static String triangle(Step s) {
        String[] inputs = s.hasInput(1) ? new String[] {s.dy(), s.x(1)} : new String[] {s.dy()};
        return s.op("Trilu", inputs).withAll(s.node().attributes()).value();
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

package org.vizsla.autodiff;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.vizsla.graph.Shape;

/** Operators that only move values. */
final class ReshapingRules {
    private ReshapingRules() {}

    /** Back to the input's shape: a constant if at most one size is unknown, otherwise the shape at run time. */
    public static String reshape(Step s) {
        if (!s.knowsShape(s.x(0))) {
            return s.reshapeLike(s.dy(), s.x(0));
        }
        Shape shape = s.shape(s.x(0));
        long unknown = LongStream.of(shape.sizes())
                .filter(size -> size == Shape.UNKNOWN)
                .count();
        boolean empty = LongStream.of(shape.sizes()).anyMatch(size -> size == 0);
        return unknown > 1 || empty ? s.reshapeLike(s.dy(), s.x(0)) : s.reshape(s.dy(), shape.sizes());
    }

    public static String transpose(Step s) {
        int rank = s.rank(s.x(0));
        long[] order = s.node().integersOrNull("perm");
        long[] inverse = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            inverse[order == null ? rank - 1 - axis : (int) order[axis]] = axis;
        }
        return s.transpose(s.dy(), inverse);
    }

    /** The part of the cotangent that came from this input. */
    public static String concat(Step s, int input) {
        int rank = s.rank(s.y());
        int axis = s.axis(s.node().integer("axis", 0), rank);
        long start = 0;
        for (int i = 0; i < input; i++) {
            start += s.size(s.x(i), axis);
        }
        return s.slice(s.dy(), axis, start, start + s.size(s.x(input), axis));
    }

    public static String split(Step s) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < s.node().outputs().size(); i++) {
            parts.add(s.dy(i));
        }
        return s.concat(s.node().integer("axis", 0), parts.toArray(String[]::new));
    }

    /** Sums over the repeats: {@code [r0 d0, r1 d1, ...]} as {@code [r0, d0, r1, d1, ...]}. */
    public static String tile(Step s) {
        long[] repeats = s.constantIntegers(1);
        Shape shape = s.shape(s.x(0));
        long[] split = new long[2 * shape.rank()];
        long[] axes = new long[shape.rank()];
        for (int axis = 0; axis < shape.rank(); axis++) {
            split[2 * axis] = repeats == null ? 1 : repeats[axis];
            split[2 * axis + 1] = shape.size(axis);
            axes[axis] = 2L * axis;
        }
        return s.sum(s.reshape(s.dy(), split), false, axes);
    }

    public static String depthToSpace(Step s) {
        long block = s.node().integer("blocksize", 1);
        if (s.node().text("mode", "DCR").equals("DCR")) {
            return s.op("SpaceToDepth", s.dy()).with("blocksize", block).value();
        }
        long channels = s.size(s.y(), 1);
        long height = s.size(s.x(0), 2);
        long width = s.size(s.x(0), 3);
        String split = s.reshape(s.dy(), -1, channels, height, block, width, block);
        return s.reshape(s.transpose(split, 0, 1, 3, 5, 2, 4), -1, channels * block * block, height, width);
    }

    public static String spaceToDepth(Step s) {
        return s.op("DepthToSpace", s.dy())
                .with("blocksize", s.node().integer("blocksize", 1))
                .with("mode", "DCR")
                .value();
    }
}

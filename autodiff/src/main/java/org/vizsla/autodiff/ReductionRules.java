package org.vizsla.autodiff;

import java.util.stream.LongStream;
import org.vizsla.graph.Shape;

/** Reductions over axes, the operands of a range, and sums along an axis. */
final class ReductionRules {
    private ReductionRules() {}

    /** A value of the output's shape, with the reduced axes put back as axes of size 1. */
    public static String restored(Step s, String value) {
        long[] axes = axes(s);
        return s.node().integer("keepdims", 1) != 0 || axes.length == 0 ? value : s.unsqueeze(value, axes);
    }

    /** {@code dy / count} everywhere; the count is taken at run time where the batch, whose size is not known, is averaged, too. */
    public static String mean(Step s) {
        long count = 1;
        for (long axis : axes(s)) {
            long size = s.shape(s.x(0)).size((int) axis);
            if (size == Shape.UNKNOWN) {
                return s.expandLike(restored(s, s.div(s.dy(), countAtRunTime(s))), s.x(0));
            }
            count = Shape.elements(count, size);
        }
        return s.expandLike(restored(s, s.mul(s.dy(), 1.0 / count)), s.x(0));
    }

    private static String countAtRunTime(Step s) {
        String all = s.op("Size", s.x(0)).value();
        String count = s.op("Div", all, s.op("Size", s.dy()).value()).value();
        return s.cast(count, s.type(s.y()));
    }

    /** Values tied for the extremum share the cotangent equally. */
    public static String extremum(Step s) {
        String wins = s.cast(s.equal(s.x(0), restored(s, s.y())), s.type(s.y()));
        long[] axes = axes(s);
        String winners = axes.length == 0 ? wins : s.sum(wins, true, axes);
        return s.mul(restored(s, s.dy()), s.div(wins, winners));
    }

    /** {@code x / |x|}, and 0 at the origin. */
    public static String l2(Step s) {
        String norm = restored(s, s.y());
        String direction = s.div(s.x(0), s.where(s.greater(norm, s.scalar(0)), norm, s.scalar(1)));
        return s.mul(restored(s, s.dy()), direction);
    }

    public static String l1(Step s) {
        return s.mul(restored(s, s.dy()), s.op("Sign", s.x(0)).value());
    }

    public static String sumSquare(Step s) {
        return s.mul(restored(s, s.dy()), s.mul(s.x(0), 2));
    }

    /** {@code exp(x - y)}. */
    public static String logSumExp(Step s) {
        return s.mul(restored(s, s.dy()), s.exp(s.sub(s.x(0), restored(s, s.y()))));
    }

    /** {@code 1 / sum(x) = exp(-y)}. */
    public static String logSum(Step s) {
        return s.expandLike(restored(s, s.mul(s.dy(), s.exp(s.neg(s.y())))), s.x(0));
    }

    /** The product of all other elements, exact where some of them are zero, too. */
    public static String product(Step s) {
        long[] axes = axes(s);
        if (axes.length == 0) {
            return s.dy();
        }
        String x = s.x(0);
        String isZero = s.equal(x, s.scalar(0));
        String zeros = s.sum(s.cast(isZero, s.type(x)), true, axes);
        String divisor = s.where(isZero, s.scalar(1), x);
        String others = s.op("ReduceProd", divisor, s.integers(axes)).value();
        String besideZero = s.maskedBy(s.equal(zeros, s.scalar(1)), others);
        String besideNone = s.maskedBy(s.equal(zeros, s.scalar(0)), s.div(others, divisor));
        return s.mul(restored(s, s.dy()), s.where(isZero, besideZero, besideNone));
    }

    /** {@code x_i} is part of each sum from its place on, so that {@code dx} is the same cumulative sum of {@code dy} from the other end. */
    public static String cumulativeSum(Step s) {
        return s.op("CumSum", s.dy(), s.x(1))
                .withAll(s.node().attributes())
                .with("reverse", 1 - s.node().integer("reverse", 0))
                .value();
    }

    /** {@code y_i = start + i delta}: the sum of {@code dy}. */
    public static String rangeStart(Step s) {
        return s.sum(s.dy(), false, 0);
    }

    /** The sum of {@code i dy_i}. */
    public static String rangeDelta(Step s) {
        String steps = s.div(s.sub(s.y(), s.x(0)), s.x(2));
        return s.sum(s.mul(s.dy(), steps), false, 0);
    }

    /** The axes reduced, counted from the front; if none is given, the node says whether that means all or none. */
    private static long[] axes(Step s) {
        int rank = s.rank(s.x(0));
        long[] axes = s.constantIntegers(1);
        if (axes == null || axes.length == 0) {
            boolean none = s.node().integer("noop_with_empty_axes", 0) != 0;
            return none ? new long[0] : LongStream.range(0, rank).toArray();
        }
        return LongStream.of(axes).map(axis -> s.axis(axis, rank)).toArray();
    }
}

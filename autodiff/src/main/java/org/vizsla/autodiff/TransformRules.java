package org.vizsla.autodiff;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** Fourier transforms, images put together of columns, determinants. */
final class TransformRules {
    private TransformRules() {}

    /** The adjoint of a transform of n numbers is n times its inverse; that of an inverse one is the transform, by n. */
    public static String fourier(Step s) {
        boolean inverse = s.node().integer("inverse", 0) != 0;
        boolean half = s.node().integer("onesided", 0) != 0;
        if (inverse && half) {
            throw s.unsupported("an inverse of half of the frequencies");
        }
        int rank = s.rank(s.x(0));
        int axis = s.axis(number(s, 2, -2), rank);
        long size = s.size(s.x(0), axis);
        long length = number(s, 1, size);
        String dy = half ? resized(s, s.dy(), rank, axis, length / 2 + 1, length) : s.dy();
        String back = s.op("DFT", dy, "", s.graph().integer(axis))
                .with("inverse", inverse ? 0 : 1)
                .value();
        String scaled = s.mul(back, inverse ? 1.0 / length : (double) length);
        boolean real = s.size(s.x(0), rank - 1) == 1;
        return resized(s, real ? s.slice(scaled, rank - 1, 0, 1) : scaled, rank, axis, length, size);
    }

    /** An input of one number, which must be constant. */
    private static long number(Step s, int input, long otherwise) {
        long[] given = s.constantIntegers(input);
        return given == null || given.length == 0 ? otherwise : given[0];
    }

    /** Cut off behind, or continued by zeros. */
    private static String resized(Step s, String value, int rank, int axis, long from, long to) {
        if (from == to) {
            return value;
        }
        if (from > to) {
            return s.slice(value, axis, 0, to);
        }
        long[] pads = new long[2 * rank];
        pads[rank + axis] = to - from;
        return s.pad(value, pads);
    }

    /** Reads each column at the places that it was added to: a convolution, channel by channel, each of whose outputs picks one place of its window. */
    public static String columns(Step s) {
        long[] block = s.constantIntegers(2);
        if (block == null) {
            throw s.unsupported("a block whose size is not constant");
        }
        long channels = s.size(s.y(), 1);
        int taps = Math.toIntExact(Arrays.stream(block).reduce(1, Math::multiplyExact));
        float[] picks = new float[Math.toIntExact(channels * taps * taps)];
        for (int row = 0; row < channels * taps; row++) {
            picks[row * taps + row % taps] = 1;
        }
        long[] sizes = LongStream.concat(LongStream.of(channels * taps, 1), Arrays.stream(block))
                .toArray();
        String weight = s.graph().constant("picks", Tensor.ofFloats(Shape.of(sizes), picks));
        String windows = s.op("Conv", s.dy(), weight)
                .with("group", channels)
                .with("strides", s.node().attributes().get("strides"))
                .with("dilations", s.node().attributes().get("dilations"))
                .with("pads", s.node().attributes().get("pads"))
                .value();
        return s.reshape(windows, 0, 0, -1);
    }

    /** {@code dy} times the cofactors: determinants of the matrix with a 1 in a place, and zeros in the rest of its row. Exact where the matrix has no inverse, too. */
    public static String determinant(Step s) {
        int rank = s.rank(s.x(0));
        int n = Math.toIntExact(s.size(s.x(0), rank - 1));
        float[] kept = new float[n * n * n * n];
        float[] one = new float[kept.length];
        for (int i = 0; i < kept.length; i++) {
            int row = i / (n * n * n);
            int column = i / (n * n) % n;
            boolean isRow = i / n % n == row;
            kept[i] = isRow ? 0 : 1;
            one[i] = isRow && i % n == column ? 1 : 0;
        }
        Shape shape = Shape.of(n, n, n, n);
        String many = s.unsqueeze(s.x(0), rank - 2L, rank - 1L);
        String replaced = s.add(
                s.mul(many, s.graph().constant("kept", Tensor.ofFloats(shape, kept))),
                s.graph().constant("one", Tensor.ofFloats(shape, one)));
        return s.mul(s.op("Det", replaced).value(), s.unsqueeze(s.dy(), -1, -2));
    }
}

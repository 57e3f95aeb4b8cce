package org.vizsla.autodiff;

import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** Grids of places to sample at. */
final class SamplingRules {
    private SamplingRules() {}

    /** {@code grid = base theta^T} with the places {@code base}, {@code [places, axes + 1]}, of the grid that nothing was done to: {@code dtheta = dgrid^T base}. */
    public static String affine(Step s) {
        int axes = s.rank(s.y()) - 2;
        long[] sizes = new long[axes];
        for (int axis = 0; axis < axes; axis++) {
            sizes[axis] = s.size(s.y(), axis + 1);
        }
        String base = s.graph().constant("places", places(sizes, s.node().integer("align_corners", 0) != 0));
        String rows = s.reshape(s.dy(), 0, -1, axes);
        return s.matmul(s.swapLast(rows, 3), base);
    }

    /** For each place, row by row, its coordinates from -1 to 1, the last axis first, and 1. */
    private static Tensor places(long[] sizes, boolean corners) {
        int axes = sizes.length;
        int count = Shape.lengthOf(sizes);
        float[] places = new float[Shape.lengthOf(count, axes + 1)];
        for (int place = 0; place < count; place++) {
            long rest = place;
            for (int axis = axes - 1; axis >= 0; axis--) {
                places[place * (axes + 1) + axes - 1 - axis] = coordinate(rest % sizes[axis], sizes[axis], corners);
                rest /= sizes[axis];
            }
            places[place * (axes + 1) + axes] = 1;
        }
        return Tensor.ofFloats(Shape.of(count, axes + 1), places);
    }

    private static float coordinate(long place, long size, boolean corners) {
        if (corners) {
            return size == 1 ? 0 : -1 + 2f * place / (size - 1);
        }
        return (2f * place + 1) / size - 1;
    }
}

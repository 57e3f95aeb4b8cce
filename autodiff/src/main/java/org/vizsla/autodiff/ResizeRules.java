package org.vizsla.autodiff;

import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * Resizing: a matrix {@code [out, in]} for each axis, whose transpose takes the cotangent back. ONNX Runtime leaves an image whose sizes stay, whatever the scales and the region are; each axis
 * whose scale is 1, whatever the region is; and with antialiasing each axis whose size stays.
 */
final class ResizeRules {
    private ResizeRules() {}

    public static String resize(Step s) {
        Shape from = s.shape(s.x(0));
        Shape to = s.shape(s.y());
        int rank = from.rank();
        float[] scales = scales(s, from, to);
        boolean antialiased = s.node().integer("antialias", 0) != 0
                && !s.node().text("mode", "nearest").equals("nearest");
        boolean leaves = antialiased || from.equals(to);
        String dy = s.dy();
        for (int axis = 0; axis < rank; axis++) {
            boolean same = from.size(axis) == to.size(axis);
            if (same && (leaves || scales[axis] == 1f)) {
                continue;
            }
            int in = Shape.lengthOf(s.size(s.x(0), axis));
            int out = Shape.lengthOf(s.size(s.y(), axis));
            String matrix = s.graph().constant("resize_matrix", matrix(s, in, out, axis, scales[axis]));
            dy = multiply(s, dy, matrix, rank, axis);
        }
        return dy;
    }

    /** {@code dy} times the matrix, along the axis. */
    private static String multiply(Step s, String dy, String matrix, int rank, int axis) {
        if (axis == rank - 1) {
            return s.matmul(dy, matrix);
        }
        long[] order = new long[rank];
        for (int i = 0; i < rank; i++) {
            order[i] = i;
        }
        order[axis] = rank - 1L;
        order[rank - 1] = axis;
        return s.transpose(s.matmul(s.transpose(dy, order), matrix), order);
    }

    private static float[] scales(Step s, Shape from, Shape to) {
        int rank = from.rank();
        float[] scales = new float[rank];
        for (int axis = 0; axis < rank; axis++) {
            scales[axis] = from.size(axis) == to.size(axis) ? 1f : (float) to.size(axis) / from.size(axis);
        }
        long[] axes = s.node().integers("axes", LongStream.range(0, rank).toArray());
        Tensor given = constant(s, 2);
        String policy = s.node().text("keep_aspect_ratio_policy", "stretch");
        if (given != null) {
            float[] values = given.floats();
            for (int i = 0; i < values.length; i++) {
                scales[s.axis(axes[i], rank)] = values[i];
            }
        } else if (!policy.equals("stretch")) {
            Tensor wanted = constant(s, 3);
            if (wanted == null) {
                throw s.unsupported("keep_aspect_ratio_policy " + policy + " of sizes that are not constant");
            }
            if (LongStream.of(axes).anyMatch(axis -> axis < 0)) {
                // ONNX Runtime passes over these.
                throw s.unsupported("keep_aspect_ratio_policy " + policy + " of axes counted from the end");
            }
            keepAspectRatio(s, from, axes, wanted.longs(), policy.equals("not_larger"), scales);
        }
        return scales;
    }

    /** One scale for all of the axes: that of the axis which grows least, or most. */
    private static void keepAspectRatio(
            Step s, Shape from, long[] axes, long[] wanted, boolean smallest, float[] scales) {
        float scale = smallest ? Float.MAX_VALUE : 0;
        for (int i = 0; i < axes.length; i++) {
            float own = (float) wanted[i] / from.size(s.axis(axes[i], from.rank()));
            scale = smallest ? Math.min(scale, own) : Math.max(scale, own);
        }
        for (long axis : axes) {
            scales[s.axis(axis, from.rank())] = scale;
        }
    }

    /** Where the resized part of an axis begins and ends; 0 and 1 for all of it. */
    private static float[] region(Step s, int axis) {
        int rank = s.rank(s.x(0));
        float[] whole = {0, 1};
        if (!s.node().text("coordinate_transformation_mode", "").equals("tf_crop_and_resize")) {
            return whole;
        }
        Tensor given = constant(s, 1);
        if (given == null) {
            throw s.unsupported("a region that is no constant");
        }
        long[] axes = s.node().integers("axes", LongStream.range(0, rank).toArray());
        float[] values = given.floats();
        for (int i = 0; i < axes.length; i++) {
            if (s.axis(axes[i], rank) == axis) {
                return new float[] {values[i], values[axes.length + i]};
            }
        }
        return whole;
    }

    /** A constant input, or null where it is left out or empty. */
    private static @Nullable Tensor constant(Step s, int input) {
        String name = s.node().input(input);
        Tensor given = name == null ? null : s.forward().initializers().get(name);
        return given == null || given.elements() == 0 ? null : given;
    }

    private static Tensor matrix(Step s, int in, int out, int axis, float scale) {
        try {
            return new ResizeMatrix(s.node(), in, out, scale, region(s, axis)).build();
        } catch (UnsupportedOperationException e) {
            throw s.unsupported(String.valueOf(e.getMessage()));
        }
    }
}

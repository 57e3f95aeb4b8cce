package org.vizsla.autodiff;

import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** Resizing by nearest neighbour or linear interpolation: a matrix {@code [out, in]} for each axis, whose transpose takes the cotangent back. */
final class ResizeRules {
    private ResizeRules() {}

    public static String resize(Step s) {
        Shape from = s.shape(s.x(0));
        Shape to = s.shape(s.y());
        int rank = from.rank();
        float[] scales = scales(s, from, to);
        String dy = s.dy();
        for (int axis = 0; axis < rank; axis++) {
            if (scales[axis] == 1f && from.size(axis) == to.size(axis)) {
                continue;
            }
            int in = Math.toIntExact(s.size(s.x(0), axis));
            int out = Math.toIntExact(s.size(s.y(), axis));
            String matrix = s.graph().constant("resize_matrix", matrix(s, in, out, scales[axis]));
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
        String name = s.node().input(2);
        Tensor given = name == null ? null : s.forward().initializers().get(name);
        if (given != null && given.elements() > 0) {
            long[] axes = s.node().integersOrNull("axes");
            float[] values = given.floats();
            for (int i = 0; i < values.length; i++) {
                scales[axes == null ? i : s.axis(axes[i], rank)] = values[i];
            }
        }
        return scales;
    }

    private static Tensor matrix(Step s, int in, int out, float scale) {
        Node node = s.node();
        String mode = node.text("mode", "nearest");
        if (node.integer("antialias", 0) != 0) {
            throw s.unsupported("antialiased resizing");
        }
        float[] matrix = new float[Math.multiplyExact(in, out)];
        for (int o = 0; o < out; o++) {
            double position = position(s, o, in, out, scale);
            switch (mode) {
                case "nearest" -> matrix[o * in + clamp(nearest(s, position), in)] = 1;
                case "linear" -> {
                    double inside = Math.max(0, Math.min(position, in - 1));
                    int low = (int) Math.floor(inside);
                    float weight = (float) (inside - low);
                    matrix[o * in + low] += 1 - weight;
                    matrix[o * in + clamp(low + 1, in)] += weight;
                }
                default -> throw s.unsupported("mode " + mode);
            }
        }
        return Tensor.ofFloats(Shape.of(out, in), matrix);
    }

    /** Where an output position lies in the input; in single precision, as runtimes compute it, since ties decide the nearest neighbour. */
    private static float position(Step s, int o, int in, int out, float scale) {
        String mode = s.node().text("coordinate_transformation_mode", "half_pixel");
        return switch (mode) {
            case "half_pixel" -> (o + 0.5f) / scale - 0.5f;
            case "pytorch_half_pixel" -> out > 1 ? (o + 0.5f) / scale - 0.5f : 0;
            case "half_pixel_symmetric" -> {
                float adjustment = out / (scale * in);
                yield in / 2f * (1 - adjustment) + (o + 0.5f) / scale - 0.5f;
            }
            case "align_corners" -> out > 1 ? (float) o * (in - 1) / (out - 1) : 0;
            case "asymmetric" -> o / scale;
            default -> throw s.unsupported("coordinates " + mode);
        };
    }

    private static int nearest(Step s, double position) {
        String mode = s.node().text("nearest_mode", "round_prefer_floor");
        return (int)
                switch (mode) {
                    case "round_prefer_floor" -> Math.ceil(position - 0.5);
                    case "round_prefer_ceil" -> Math.floor(position + 0.5);
                    case "floor" -> Math.floor(position);
                    case "ceil" -> Math.ceil(position);
                    default -> throw s.unsupported("nearest_mode " + mode);
                };
    }

    private static int clamp(int index, int size) {
        return Math.max(0, Math.min(index, size - 1));
    }
}

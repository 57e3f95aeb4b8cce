package org.vizsla.explain.map;

import java.nio.FloatBuffer;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** Maps resized for display; a method's own values stay as they are. */
public final class Presentation {
    private Presentation() {}

    /**
     * Bilinear between the centres of places, as OpenCV's {@code INTER_LINEAR}: place {@code i} lies at {@code (i + 1/2) h / height - 1/2}, and the border's values are repeated
     * outside.
     *
     * @param map {@code [N, C, h, w]}
     * @return {@code [N, C, height, width]}
     */
    public static Tensor bilinear(Tensor map, int height, int width) {
        return resized(map, height, width, false);
    }

    /**
     * Bilinear with the corners of the map on those of the result, as PyTorch's {@code align_corners}: place {@code i} lies at {@code i (h - 1) / (height - 1)}.
     *
     * @param map {@code [N, C, h, w]}
     * @return {@code [N, C, height, width]}
     */
    public static Tensor betweenCorners(Tensor map, int height, int width) {
        return resized(map, height, width, true);
    }

    private static Tensor resized(Tensor map, int height, int width, boolean corners) {
        int fromHeight = map.shape().length(2);
        int fromWidth = map.shape().length(3);
        int planes = Shape.lengthOf(map.shape().size(0), map.shape().size(1));
        FloatBuffer from = map.floatBuffer();
        float[] to = new float[planes * height * width];
        for (int y = 0; y < height; y++) {
            double sourceY = source(y, fromHeight, height, corners);
            int top = (int) sourceY;
            int bottom = Math.min(top + 1, fromHeight - 1);
            for (int x = 0; x < width; x++) {
                double sourceX = source(x, fromWidth, width, corners);
                int left = (int) sourceX;
                int right = Math.min(left + 1, fromWidth - 1);
                double down = sourceY - top;
                double along = sourceX - left;
                for (int plane = 0; plane < planes; plane++) {
                    int base = plane * fromHeight;
                    double upper = mixed(from, (base + top) * fromWidth, left, right, along);
                    double lower = mixed(from, (base + bottom) * fromWidth, left, right, along);
                    to[(plane * height + y) * width + x] = (float) (upper + (lower - upper) * down);
                }
            }
        }
        return Tensor.ofFloats(Shape.of(map.shape().size(0), map.shape().size(1), height, width), to);
    }

    private static double mixed(FloatBuffer from, int line, int left, int right, double along) {
        double a = from.get(line + left);
        return a + (from.get(line + right) - a) * along;
    }

    private static double source(int place, int from, int to, boolean corners) {
        if (corners) {
            return to == 1 ? 0 : place * (from - 1.0) / (to - 1);
        }
        return Math.max(0, Math.min(from - 1.0, (place + 0.5) * from / to - 0.5));
    }
}

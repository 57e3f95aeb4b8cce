package org.vizsla.explain.baseline;

import org.vizsla.graph.Tensor;

/**
 * Blurring of images by a Gaussian, along rows first, then along columns. The kernel ends at four standard deviations and sums to 1.
 */
public final class GaussianBlur {
    private static final double REACH = 4;

    private final double sigma;
    /** Weights of the centre and to one side of it; there is an even number of the latter, the last one 0 if need be. */
    private final float[] kernel;

    private GaussianBlur(double sigma) {
        this.sigma = sigma;
        int radius = (int) (REACH * sigma + 0.5);
        double[] weights = new double[radius + 1];
        double sum = 0;
        for (int i = 0; i <= radius; i++) {
            weights[i] = sigma == 0 ? 1 : StrictMath.exp(-0.5 * i * i / (sigma * sigma));
            sum += i == 0 ? weights[i] : 2 * weights[i];
        }
        kernel = new float[radius + radius % 2 + 1];
        for (int i = 0; i <= radius; i++) {
            kernel[i] = (float) (weights[i] / sum);
        }
    }

    /** A blur with this standard deviation, in pixels; 0 changes nothing. */
    public static GaussianBlur of(double sigma) {
        return new GaussianBlur(sigma);
    }

    /** The blurred image, {@code [..., H, W]}; beyond its border, the border's values are repeated. */
    public Tensor nearest(Tensor picture) {
        int rank = picture.shape().rank();
        int height = picture.shape().length(rank - 2);
        int width = picture.shape().length(rank - 1);
        return Tensor.ofFloats(picture.shape(), blurred(picture.floats(), height, width, true));
    }

    /** The planes blurred; beyond their border there are zeros. */
    public float[] zeroPadded(float[] planes, int height, int width) {
        return blurred(planes, height, width, false);
    }

    private float[] blurred(float[] planes, int height, int width, boolean extend) {
        if (sigma == 0) {
            return planes.clone();
        }
        float[] result = new float[planes.length];
        float[] plane = new float[height * width];
        float[] across = new float[height * width];
        for (int start = 0; start < planes.length; start += plane.length) {
            System.arraycopy(planes, start, plane, 0, plane.length);
            transpose(plane, height, width, across);
            downColumns(across, width, height, plane, extend);
            transpose(plane, width, height, across);
            downColumns(across, height, width, plane, extend);
            System.arraycopy(plane, 0, result, start, plane.length);
        }
        return result;
    }

    private static void transpose(float[] from, int height, int width, float[] to) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                to[x * height + y] = from[y * width + x];
            }
        }
    }

    /** Blurs each column, two rows above and two below at a time. */
    private void downColumns(float[] from, int height, int width, float[] to, boolean extend) {
        int radius = kernel.length - 1;
        float[] padded = padded(from, height, width, radius, extend);
        for (int y = 0; y < height; y++) {
            int target = y * width;
            int centre = (y + radius) * width;
            for (int x = 0; x < width; x++) {
                to[target + x] = kernel[0] * padded[centre + x];
            }
            int last = extend ? radius : Math.min(radius, Math.max(y, height - 1 - y));
            for (int tap = 1; tap <= last; tap += 2) {
                add(padded, centre, tap * width, width, kernel[tap], kernel[tap + 1], to, target);
            }
        }
    }

    private static float[] padded(float[] plane, int height, int width, int radius, boolean extend) {
        float[] padded = new float[(height + 2 * radius) * width];
        System.arraycopy(plane, 0, padded, radius * width, plane.length);
        for (int y = 0; y < radius && extend; y++) {
            System.arraycopy(plane, 0, padded, y * width, width);
            System.arraycopy(plane, plane.length - width, padded, (radius + height + y) * width, width);
        }
        return padded;
    }

    private static void add(
            float[] rows, int centre, int apart, int width, float near, float far, float[] to, int target) {
        int above = centre - apart;
        int below = centre + apart;
        for (int x = 0; x < width; x++) {
            to[target + x] += near * (rows[above + x] + rows[below + x])
                    + far * (rows[above - width + x] + rows[below + width + x]);
        }
    }
}

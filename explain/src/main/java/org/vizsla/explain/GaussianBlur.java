package org.vizsla.explain;

import org.vizsla.graph.Tensor;

/**
 * Blurring of pictures by a Gaussian, rows first, then columns. The kernel ends at four standard deviations and is scaled to the sum 1.
 */
public final class GaussianBlur {
    private static final double REACH = 4;

    private final double sigma;
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
        kernel = new float[radius + 1];
        for (int i = 0; i <= radius; i++) {
            kernel[i] = (float) (weights[i] / sum);
        }
    }

    /** A blur with this standard deviation, in pixels; 0 changes nothing. */
    public static GaussianBlur of(double sigma) {
        return new GaussianBlur(sigma);
    }

    /** The picture {@code [..., H, W]} blurred; beyond its border it goes on with the value at the border. */
    public Tensor nearest(Tensor picture) {
        int rank = picture.shape().rank();
        int height = Math.toIntExact(picture.shape().size(rank - 2));
        int width = Math.toIntExact(picture.shape().size(rank - 1));
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
        float[] along = new float[planes.length];
        float[] result = new float[planes.length];
        for (int start = 0; start < planes.length; start += height * width) {
            for (int y = 0; y < height; y++) {
                alongRow(planes, along, start + y * width, width, extend);
            }
            for (int y = 0; y < height; y++) {
                for (int tap = -kernel.length + 1; tap < kernel.length; tap++) {
                    int from = extend ? Math.max(0, Math.min(height - 1, y + tap)) : y + tap;
                    if (from >= 0 && from < height) {
                        add(along, start + from * width, result, start + y * width, width, kernel[Math.abs(tap)]);
                    }
                }
            }
        }
        return result;
    }

    private void alongRow(float[] from, float[] to, int row, int width, boolean extend) {
        int radius = kernel.length - 1;
        for (int tap = -radius; tap <= radius; tap++) {
            float weight = kernel[Math.abs(tap)];
            int first = Math.min(width, Math.max(0, -tap));
            int last = Math.max(0, Math.min(width, width - tap));
            if (first < last) {
                add(from, row + first + tap, to, row + first, last - first, weight);
            }
            for (int x = 0; x < first && extend; x++) {
                to[row + x] += weight * from[row];
            }
            for (int x = last; x < width && extend; x++) {
                to[row + x] += weight * from[row + width - 1];
            }
        }
    }

    private static void add(float[] from, int source, float[] to, int target, int count, float weight) {
        for (int i = 0; i < count; i++) {
            to[target + i] += weight * from[source + i];
        }
    }
}

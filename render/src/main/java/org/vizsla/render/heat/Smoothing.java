package org.vizsla.render.heat;

/**
 * A light blur of a map of pixels, for display: the values of a gradient change from pixel to pixel, and eyes see where they gather only from afar.
 *
 * <p>Gaussian, with a standard deviation of one percent of the shorter side, at least one pixel; at the border only the pixels inside count.
 */
final class Smoothing {
    private static final double PART = 0.01;
    private static final double REACH = 3;

    private Smoothing() {}

    /** One plane, {@code [height, width]}, row-major. */
    static double[] of(double[] values, int height, int width) {
        double deviation = Math.max(1, PART * Math.min(height, width));
        int reach = (int) Math.ceil(REACH * deviation);
        double[] weights = new double[reach + 1];
        for (int i = 0; i <= reach; i++) {
            weights[i] = Math.exp(-i * i / (2 * deviation * deviation));
        }
        double[] along = new double[values.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                along[y * width + x] = mean(values, weights, y * width, 1, x, width);
            }
        }
        double[] smooth = new double[values.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                smooth[y * width + x] = mean(along, weights, x, width, y, height);
            }
        }
        return smooth;
    }

    /** The weighted mean around a place of a line that begins at some value and goes on in steps. */
    private static double mean(double[] values, double[] weights, int begin, int step, int place, int length) {
        double sum = 0;
        double all = 0;
        for (int at = Math.max(0, place - weights.length + 1); at < Math.min(length, place + weights.length); at++) {
            double weight = weights[Math.abs(at - place)];
            sum += weight * values[begin + at * step];
            all += weight;
        }
        return sum / all;
    }
}

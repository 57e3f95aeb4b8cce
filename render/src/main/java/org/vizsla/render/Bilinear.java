package org.vizsla.render;

/**
 * Interpolation between pixel centres: value {@code x} of {@code W} lies at place {@code (x + 1/2) w / W - 1/2} of {@code w}, and the border's values go on
 * outside of it.
 */
public final class Bilinear {
    private Bilinear() {}

    /**
     * One plane at another size.
     *
     * @param values {@code [height, width]}, row-major
     * @return {@code [toHeight, toWidth]}
     */
    public static double[] resized(double[] values, int height, int width, int toHeight, int toWidth) {
        if (values.length != width * height) {
            throw new IllegalArgumentException(values.length + " values for " + width + " x " + height);
        }
        double[] resized = new double[Math.multiplyExact(toWidth, toHeight)];
        for (int y = 0; y < toHeight; y++) {
            double down = place(y, height, toHeight);
            int top = (int) down;
            int bottom = Math.min(top + 1, height - 1);
            for (int x = 0; x < toWidth; x++) {
                double along = place(x, width, toWidth);
                int left = (int) along;
                int right = Math.min(left + 1, width - 1);
                double above = mixed(values[top * width + left], values[top * width + right], along - left);
                double below = mixed(values[bottom * width + left], values[bottom * width + right], along - left);
                resized[y * toWidth + x] = mixed(above, below, down - top);
            }
        }
        return resized;
    }

    private static double place(int index, int from, int to) {
        return Math.min(from - 1.0, Math.max(0, (index + 0.5) * from / to - 0.5));
    }

    private static double mixed(double a, double b, double share) {
        return a + share * (b - a);
    }
}

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
            double row = place(y, height, toHeight);
            for (int x = 0; x < toWidth; x++) {
                resized[y * toWidth + x] = at(values, height, width, row, place(x, width, toWidth));
            }
        }
        return resized;
    }

    /** The value at a row and a column with parts of pixels; pixel centres are whole numbers. */
    static double at(double[] values, int height, int width, double row, double column) {
        double down = Math.min(height - 1.0, Math.max(0, row));
        double along = Math.min(width - 1.0, Math.max(0, column));
        int top = (int) down;
        int bottom = Math.min(top + 1, height - 1);
        int left = (int) along;
        int right = Math.min(left + 1, width - 1);
        double above = mixed(values[top * width + left], values[top * width + right], along - left);
        double below = mixed(values[bottom * width + left], values[bottom * width + right], along - left);
        return mixed(above, below, down - top);
    }

    private static double place(int index, int from, int to) {
        return (index + 0.5) * from / to - 0.5;
    }

    private static double mixed(double a, double b, double share) {
        return a + share * (b - a);
    }
}

package org.vizsla.optimize.visualize.transformation;

/**
 * A part of an axis, seen at another size: linear between pixels where it is enlarged, and averaged with a triangle as wide as needed where it is made smaller.
 *
 * @param start of the part, in shares of the axis
 * @param length of the part, in shares of the axis
 * @param pixels of the axis
 * @param seen pixels of the result
 */
record Resampled(double start, double length, int pixels, int seen) {
    /** Writes the weight of pixel {@code p} for the seen pixel {@code s} to {@code at + s * perSeen + p * perPixel}; pixels beyond the axis have none. */
    void write(float[] values, int at, int perSeen, int perPixel) {
        double step = length * pixels / seen;
        double reach = Math.max(1, step);
        for (int s = 0; s < seen; s++) {
            double centre = start * pixels + (s + 0.5) * step - 0.5;
            double whole = weightOfAll(centre, reach);
            int from = Math.max(0, (int) Math.ceil(centre - reach));
            int to = Math.min(pixels - 1, (int) Math.floor(centre + reach));
            for (int p = from; p <= to; p++) {
                values[at + s * perSeen + p * perPixel] = (float) (weight(p, centre, reach) / whole);
            }
        }
    }

    /** Of all pixels, those beyond the axis too, so that what is seen there counts as missing. */
    private static double weightOfAll(double centre, double reach) {
        double sum = 0;
        for (int p = (int) Math.ceil(centre - reach); p <= Math.floor(centre + reach); p++) {
            sum += weight(p, centre, reach);
        }
        return sum;
    }

    private static double weight(int pixel, double centre, double reach) {
        return Math.max(0, 1 - Math.abs(pixel - centre) / reach);
    }
}

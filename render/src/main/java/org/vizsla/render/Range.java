package org.vizsla.render;

/** The values that are drawn from black to white. */
public record Range(double low, double high) {
    private static final int LEVELS = 255;

    /**
     * The grey level of a value, {@code 255 * (value - low) / (high - low)} cut off to a whole number, 0 to 255; values outside the range take its ends. A
     * range of one value has the level in the middle.
     */
    int level(double value) {
        if (high <= low) {
            return LEVELS / 2 + 1;
        }
        double share = (value - low) / (high - low);
        return (int) (LEVELS * Math.min(1, Math.max(0, share)));
    }

    boolean isEmpty() {
        return high <= low;
    }
}

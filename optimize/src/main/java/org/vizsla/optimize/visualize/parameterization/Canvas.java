package org.vizsla.optimize.visualize.parameterization;

/**
 * The size of a picture that is optimized.
 *
 * @param channels 3 for red, green and blue
 */
public record Canvas(int channels, int height, int width) {
    /** The values of one picture. */
    public int values() {
        return channels * height * width;
    }

    /** The frequencies along the width that a real picture needs: {@code width / 2 + 1}. */
    int halfWidth() {
        return width / 2 + 1;
    }
}

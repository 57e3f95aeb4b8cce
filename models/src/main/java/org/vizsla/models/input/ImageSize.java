package org.vizsla.models.input;

import org.vizsla.graph.VizslaException;

/**
 * A size of images, in pixels.
 *
 * @param height at least 1
 * @param width at least 1
 */
public record ImageSize(int height, int width) {
    private static final int LARGEST = 65_535;

    public ImageSize {
        if (height < 1 || width < 1 || height > LARGEST || width > LARGEST) {
            throw new VizslaException(
                    "a size is a height and a width of 1 to " + LARGEST + " pixels, not " + height + " and " + width);
        }
    }

    /** Whether a number is possible as a height or a width. */
    public static boolean isValid(double side) {
        return side == Math.rint(side) && side >= 1 && side <= LARGEST;
    }

    /** The size as people write it: {@code 48 x 192}, the height first. */
    @Override
    public String toString() {
        return height + " x " + width;
    }
}

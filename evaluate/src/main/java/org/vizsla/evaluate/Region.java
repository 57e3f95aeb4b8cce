package org.vizsla.evaluate;

import java.util.BitSet;

/**
 * Pixels of an image that are known to show something.
 *
 * @param height of the image
 * @param width of the image
 * @param pixels those of the region, counted row by row
 */
public record Region(int height, int width, BitSet pixels) {
    public Region {
        if (pixels.length() > height * width) {
            throw new IllegalArgumentException("pixel " + (pixels.length() - 1)
                    + " of the region is not in an image of " + height + " x " + width);
        }
        pixels = (BitSet) pixels.clone();
    }

    /** A copy of its pixels. */
    @Override
    public BitSet pixels() {
        return (BitSet) pixels.clone();
    }

    /** Whether it contains a pixel, counted row by row. */
    public boolean contains(int pixel) {
        return pixels.get(pixel);
    }

    /** How many pixels it has. */
    public int area() {
        return pixels.cardinality();
    }

    /** Its share of the image's area, 0 to 1. */
    public double share() {
        return pixels.cardinality() / ((double) height * width);
    }
}

package org.vizsla.evaluate;

import java.util.Arrays;
import java.util.BitSet;
import org.vizsla.models.picture.Picture;
import org.vizsla.models.picture.Preprocessing;

/** Where an object is in the image as the network sees it. */
public final class FittedMask {
    private static final int HALF = 128;

    private FittedMask() {}

    /**
     * The pixels that a mask covers at least half of, after it is fitted like the image.
     *
     * @param mask of a square picture, counted row by row
     * @param size of the picture's sides, in pixels
     */
    public static Region of(BitSet mask, int size, Preprocessing preprocessing) {
        byte[] white = new byte[3 * size * size];
        mask.stream().forEach(place -> Arrays.fill(white, 3 * place, 3 * place + 3, (byte) 0xff));
        Picture fitted = preprocessing.fitted(Picture.of(size, size, white));
        BitSet pixels = new BitSet(fitted.width() * fitted.height());
        for (int i = 0; i < fitted.width() * fitted.height(); i++) {
            pixels.set(i, fitted.red(i % fitted.width(), i / fitted.width()) >= HALF);
        }
        return new Region(fitted.height(), fitted.width(), pixels);
    }
}

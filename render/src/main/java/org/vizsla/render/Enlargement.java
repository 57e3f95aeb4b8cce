package org.vizsla.render;

import java.awt.image.BufferedImage;

/** A picture whose pixels are drawn as squares, so that small ones can be seen without being blurred. */
public final class Enlargement {
    private Enlargement() {}

    /** The smallest whole factor that brings a side to a length. */
    public static int toReach(int length, int side) {
        return Math.max(1, (length + side - 1) / side);
    }

    /** The picture enlarged by a whole factor. */
    public static BufferedImage of(BufferedImage picture, int times) {
        if (times == 1) {
            return picture;
        }
        BufferedImage large =
                new BufferedImage(picture.getWidth() * times, picture.getHeight() * times, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < large.getHeight(); y++) {
            for (int x = 0; x < large.getWidth(); x++) {
                large.setRGB(x, y, picture.getRGB(x / times, y / times));
            }
        }
        return large;
    }
}

package org.vizsla.render;

import java.awt.image.BufferedImage;
import java.util.BitSet;

/** A thin line around a region of a picture, just outside it, so that nothing inside is covered. */
public final class Outline {
    private static final int LINE = 0xff8a3c;
    private static final int OPAQUE = 0xff000000;

    private Outline() {}

    /**
     * A copy of the picture with the line.
     *
     * @param region pixels of the picture, counted row by row; where it touches the picture's edge there is no line
     */
    public static BufferedImage around(BufferedImage picture, BitSet region) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage outlined = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean line = !region.get(y * width + x) && touches(region, y, x, height, width);
                outlined.setRGB(x, y, line ? LINE : picture.getRGB(x, y));
            }
        }
        return outlined;
    }

    /**
     * The line alone, on a transparent picture, to be laid over others.
     *
     * @param region pixels of a picture of this size, counted row by row
     */
    public static BufferedImage alone(BitSet region, int height, int width) {
        BufferedImage line = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (!region.get(y * width + x) && touches(region, y, x, height, width)) {
                    line.setRGB(x, y, OPAQUE | LINE);
                }
            }
        }
        return line;
    }

    private static boolean touches(BitSet region, int y, int x, int height, int width) {
        int place = y * width + x;
        boolean left = x > 0 && region.get(place - 1);
        boolean right = x + 1 < width && region.get(place + 1);
        boolean above = y > 0 && region.get(place - width);
        boolean below = y + 1 < height && region.get(place + width);
        return left || right || above || below;
    }

    /**
     * A region of a smaller picture whose pixels are now drawn as {@code times * times} each: the finer the picture, the thinner the line.
     *
     * @param width of the smaller picture
     */
    public static BitSet enlarged(BitSet region, int width, int times) {
        BitSet large = new BitSet();
        int stride = width * times;
        for (int i = region.nextSetBit(0); i >= 0; i = region.nextSetBit(i + 1)) {
            int corner = i / width * times * stride + i % width * times;
            for (int row = 0; row < times; row++) {
                large.set(corner + row * stride, corner + row * stride + times);
            }
        }
        return large;
    }
}

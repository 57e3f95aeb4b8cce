package org.vizsla.menagerie;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/** A drawn square picture: packed pixels, {@code 0xRRGGBB}, row by row. */
public final class DrawnPicture {
    private final int size;
    private final int[] pixels;

    DrawnPicture(int size, int[] pixels) {
        this.size = size;
        this.pixels = pixels;
    }

    public int width() {
        return size;
    }

    public int height() {
        return size;
    }

    public int rgb(int x, int y) {
        return pixels[y * size + x];
    }

    /** A copy of all pixels. */
    public int[] pixels() {
        return pixels.clone();
    }

    public BufferedImage image() {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, size, size, pixels, 0, size);
        return image;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DrawnPicture picture && picture.size == size && Arrays.equals(picture.pixels, pixels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pixels);
    }

    @Override
    public String toString() {
        return "drawn picture of " + size + " × " + size + " pixels";
    }
}

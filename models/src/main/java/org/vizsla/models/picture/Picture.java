package org.vizsla.models.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import java.util.Objects;
import javax.imageio.IIOException;
import org.vizsla.graph.VizslaException;

/** An immutable raster of 8-bit red, green and blue values (sRGB, 0 to 255), row by row from the top left corner. */
public final class Picture {
    /** The largest width and height, in pixels. */
    public static final int MAXIMUM_SIDE = 65_535;

    /** As many pixels as one array takes. */
    private static final int MAXIMUM_PIXELS = (Integer.MAX_VALUE - 8) / 3;

    private final int height;
    private final int width;
    private final byte[] rgb;

    private Picture(int height, int width, byte[] rgb) {
        checkSides(height, width);
        if (rgb.length != 3L * width * height) {
            throw new VizslaException("an image of " + width + " x " + height + " pixels takes " + 3L * width * height
                    + " values, not " + rgb.length);
        }
        this.height = height;
        this.width = width;
        this.rgb = rgb;
    }

    /** A picture with a copy of interleaved values: red, green and blue of the first pixel, then of the one to its right. */
    public static Picture of(int height, int width, byte[] rgb) {
        return new Picture(height, width, rgb.clone());
    }

    /** A picture of packed pixels, {@code 0xRRGGBB}, row by row; higher bits are ignored. */
    public static Picture of(int height, int width, int[] pixels) {
        byte[] rgb = new byte[3 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            rgb[3 * i] = (byte) (pixels[i] >> 16);
            rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
            rgb[3 * i + 2] = (byte) pixels[i];
        }
        return new Picture(height, width, rgb);
    }

    /**
     * A picture of an image's samples, as {@link PictureReader} takes them from a file: alpha is dropped, colour profiles are ignored, 16-bit
     * samples keep their high byte.
     *
     * @throws VizslaException if the samples are neither 8-bit nor 16-bit integers
     */
    public static Picture of(BufferedImage image) {
        try {
            return Samples.picture(image);
        } catch (IIOException e) {
            throw new VizslaException("the image cannot be used: " + e.getMessage(), e);
        }
    }

    /** A picture of these values, which are not copied and must not change. */
    static Picture owning(int height, int width, byte[] rgb) {
        return new Picture(height, width, rgb);
    }

    static void checkSides(long height, long width) {
        if (width < 1 || height < 1 || width > MAXIMUM_SIDE || height > MAXIMUM_SIDE) {
            throw new VizslaException(
                    "an image of " + width + " x " + height + " pixels: each side takes 1 to " + MAXIMUM_SIDE);
        }
        if (width * height > MAXIMUM_PIXELS) {
            throw new VizslaException(
                    "an image of " + width + " x " + height + " pixels has more than " + MAXIMUM_PIXELS);
        }
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Red at column x and row y, 0 to 255. */
    public int red(int x, int y) {
        return rgb[offset(x, y)] & 0xff;
    }

    /** Green at column x and row y, 0 to 255. */
    public int green(int x, int y) {
        return rgb[offset(x, y) + 1] & 0xff;
    }

    /** Blue at column x and row y, 0 to 255. */
    public int blue(int x, int y) {
        return rgb[offset(x, y) + 2] & 0xff;
    }

    /** The pixel at column x and row y as {@code 0xRRGGBB}. */
    public int rgb(int x, int y) {
        return red(x, y) << 16 | green(x, y) << 8 | blue(x, y);
    }

    /** The rectangle whose first row is {@code top}, and whose first column is {@code left}. */
    public Picture cropped(int top, int left, int height, int width) {
        checkSides(height, width);
        Objects.checkFromIndexSize(top, height, this.height);
        Objects.checkFromIndexSize(left, width, this.width);
        byte[] part = new byte[3 * width * height];
        for (int row = 0; row < height; row++) {
            System.arraycopy(rgb, offset(left, top + row), part, 3 * row * width, 3 * width);
        }
        return owning(height, width, part);
    }

    /** This picture at another size, with Pillow's antialiased bilinear filter; the aspect ratio is not kept. */
    public Picture resized(int height, int width) {
        return resized(height, width, Interpolation.BILINEAR);
    }

    /** This picture at another size; the aspect ratio is not kept. */
    public Picture resized(int height, int width, Interpolation interpolation) {
        return new Resampling(interpolation, height, width).apply(this);
    }

    /** A copy as {@link BufferedImage#TYPE_3BYTE_BGR}. */
    public BufferedImage toBufferedImage() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < rgb.length; i += 3) {
            bgr[i] = rgb[i + 2];
            bgr[i + 1] = rgb[i + 1];
            bgr[i + 2] = rgb[i];
        }
        return image;
    }

    /** Whether red, green and blue are the same everywhere. */
    public boolean isGrey() {
        for (int i = 0; i < rgb.length; i += 3) {
            if (rgb[i] != rgb[i + 1] || rgb[i] != rgb[i + 2]) {
                return false;
            }
        }
        return true;
    }

    /** The lightness of each pixel, {@code 0.299 red + 0.587 green + 0.114 blue}, rounded as Pillow's {@code convert("L")} rounds it. */
    byte[] grey() {
        byte[] grey = new byte[width * height];
        for (int i = 0, at = 0; i < grey.length; i++, at += 3) {
            int sum = 19595 * (rgb[at] & 0xff) + 38470 * (rgb[at + 1] & 0xff) + 7471 * (rgb[at + 2] & 0xff);
            grey[i] = (byte) ((sum + 0x8000) >> 16);
        }
        return grey;
    }

    /** The values themselves, which must not be changed. */
    byte[] values() {
        return rgb;
    }

    private int offset(int x, int y) {
        return 3 * (Objects.checkIndex(y, height) * width + Objects.checkIndex(x, width));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture that && width == that.width && Arrays.equals(rgb, that.rgb);
    }

    @Override
    public int hashCode() {
        return 31 * width + Arrays.hashCode(rgb);
    }

    @Override
    public String toString() {
        return "Picture[" + width + " x " + height + "]";
    }
}

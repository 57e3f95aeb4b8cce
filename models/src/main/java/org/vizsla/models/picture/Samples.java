package org.vizsla.models.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import javax.imageio.IIOException;

/**
 * Turns an image's stored samples into 8-bit red, green and blue without colour management, as Pillow's {@code convert("RGB")} does.
 *
 * <p>{@link BufferedImage#getRGB} is not used: it converts between colour spaces, which shifts grey pictures by up to 73 levels. Pillow clips 16-bit
 * grey to 255, which turns such a picture white; here the high byte is taken instead, as Pillow does for 16-bit colour.
 */
final class Samples {
    private Samples() {}

    static Picture picture(BufferedImage image) throws IIOException {
        int width = image.getWidth();
        int height = image.getHeight();
        Picture.checkSides(height, width);
        int space = image.getColorModel().getColorSpace().getType();
        if (RealSamples.areIn(image.getRaster()) && (space == ColorSpace.TYPE_GRAY || space == ColorSpace.TYPE_RGB)) {
            return RealSamples.picture(image);
        }
        Row row = row(image.getColorModel(), image.getRaster());
        byte[] rgb = new byte[3 * width * height];
        int[] samples = new int[image.getRaster().getNumBands() * width];
        for (int y = 0; y < height; y++) {
            image.getRaster()
                    .getPixels(image.getRaster().getMinX(), image.getRaster().getMinY() + y, width, 1, samples);
            row.convert(samples, rgb, 3 * y * width, width);
        }
        return Picture.owning(height, width, rgb);
    }

    /** Converts one row of samples, interleaved by band, to 8-bit values from an offset on. */
    private interface Row {
        void convert(int[] samples, byte[] rgb, int at, int width);
    }

    private static Row row(ColorModel colours, Raster raster) throws IIOException {
        if (colours instanceof IndexColorModel palette) {
            return (samples, rgb, at, width) -> fromPalette(palette, samples, rgb, at, width);
        }
        int type = raster.getTransferType();
        int bits = raster.getSampleModel().getSampleSize(0);
        if (bits > 16
                || type == DataBuffer.TYPE_FLOAT
                || type == DataBuffer.TYPE_DOUBLE
                || type == DataBuffer.TYPE_SHORT) {
            throw new IIOException("its samples are not unsigned integers of 8 or 16 bits");
        }
        int bands = raster.getNumBands();
        int[] sizes = raster.getSampleModel().getSampleSize();
        if (colours.getColorSpace().getType() == ColorSpace.TYPE_CMYK) {
            return (samples, rgb, at, width) -> fromInk(samples, bands, sizes, rgb, at, width);
        }
        int alpha = colours.isAlphaPremultiplied() && colours.hasAlpha() ? bands - 1 : -1;
        int second = bands >= 3 ? 1 : 0;
        return (samples, rgb, at, width) -> {
            for (int x = 0, from = 0, to = at; x < width; x++, from += bands, to += 3) {
                int opacity = alpha < 0 ? 255 : to8Bits(samples[from + alpha], sizes[alpha]);
                rgb[to] = plain(to8Bits(samples[from], sizes[0]), opacity);
                rgb[to + 1] = plain(to8Bits(samples[from + second], sizes[second]), opacity);
                rgb[to + 2] = plain(to8Bits(samples[from + 2 * second], sizes[2 * second]), opacity);
            }
        };
    }

    private static void fromPalette(IndexColorModel palette, int[] samples, byte[] rgb, int at, int width) {
        for (int x = 0, to = at; x < width; x++, to += 3) {
            int index = Math.min(samples[x], palette.getMapSize() - 1);
            rgb[to] = (byte) palette.getRed(index);
            rgb[to + 1] = (byte) palette.getGreen(index);
            rgb[to + 2] = (byte) palette.getBlue(index);
        }
    }

    private static void fromInk(int[] samples, int bands, int[] sizes, byte[] rgb, int at, int width) {
        for (int x = 0, from = 0, to = at; x < width; x++, from += bands, to += 3) {
            int light = 255 - to8Bits(samples[from + 3], sizes[3]);
            for (int k = 0; k < 3; k++) {
                rgb[to + k] = (byte) printed(to8Bits(samples[from + k], sizes[k]), light);
            }
        }
    }

    /** The light left in a channel under ink (0 to 255), where black ink leaves {@code light}: {@code light · (1 - ink / 255)}. */
    static int printed(int ink, int light) {
        int product = ink * light + 128;
        return light - (((product >> 8) + product) >> 8);
    }

    private static int to8Bits(int sample, int bits) {
        if (bits == 8) {
            return sample;
        }
        return bits > 8 ? sample >> (bits - 8) : sample * 255 / ((1 << bits) - 1);
    }

    private static byte plain(int premultiplied, int opacity) {
        return (byte) (opacity == 255 || opacity == 0 ? premultiplied : Math.min(255, 255 * premultiplied / opacity));
    }
}

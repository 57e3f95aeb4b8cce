package org.vizsla.models.picture;

import java.awt.image.DataBufferByte;
import java.io.IOException;
import javax.imageio.ImageReader;

/**
 * Decodes baseline and progressive JPEG: grey, colour, CMYK and YCCK.
 *
 * <p>Java's decoder is asked for the stored components, and colour is computed here. That keeps colour profiles out, knows CMYK, and decodes
 * progressive files several times faster than asking for an image, which renders every scan.
 */
final class JpegDecoder {
    private JpegDecoder() {}

    static Picture decode(EncodedPicture file) throws IOException {
        JpegHeader header = JpegHeader.read(file);
        file.checkSize(header.height(), header.width());
        if (!endsWithMarker(header.essence())) {
            throw file.cutOff();
        }
        JpegScans.between(header.essence(), 0, header.essence().length()).check(file);
        byte[] values = components(header);
        byte[] rgb = switch (header.components()) {
            case 1 -> fromGrey(values);
            case 3 -> header.ycc() ? fromYcc(values, 3) : values;
            case 4 -> fromInk(header.ycc() ? fromYcc(values, 4) : values);
            default ->
                throw file.failure("is a JPEG file with " + header.components()
                        + " components; 1 (grey), 3 (colour) and 4 (CMYK) are read");
        };
        return header.orientation().upright(Picture.owning(header.height(), header.width(), rgb));
    }

    /** Whether there is an end-of-image marker; Java's decoder fills up a truncated file with grey. */
    private static boolean endsWithMarker(EncodedPicture file) {
        byte[] bytes = file.bytes();
        for (int at = bytes.length - 2; at >= 2; at--) {
            if (bytes[at] == (byte) 0xff && bytes[at + 1] == (byte) 0xd9) {
                return true;
            }
        }
        return false;
    }

    /** The stored components, interleaved. */
    private static byte[] components(JpegHeader header) throws IOException {
        ImageReader reader = JdkReaders.open("jpeg", header.essence());
        try {
            return ((DataBufferByte) reader.readRaster(0, null).getDataBuffer()).getData();
        } finally {
            reader.dispose();
        }
    }

    private static byte[] fromGrey(byte[] grey) {
        byte[] rgb = new byte[3 * grey.length];
        for (int i = 0, at = 0; i < grey.length; i++) {
            rgb[at++] = grey[i];
            rgb[at++] = grey[i];
            rgb[at++] = grey[i];
        }
        return rgb;
    }

    /**
     * Luma and chroma to colour, in place, by JFIF's formula in 16-bit fixed point. With four components the result is ink, so colour is inverted,
     * and the fourth stays.
     */
    private static byte[] fromYcc(byte[] values, int components) {
        int inversion = components == 4 ? 255 : 0;
        for (int i = 0; i < values.length; i += components) {
            int luma = values[i] & 0xff;
            int blueness = (values[i + 1] & 0xff) - 128;
            int redness = (values[i + 2] & 0xff) - 128;
            values[i] = (byte) (inversion ^ clipped(luma + ((91881 * redness + 32768) >> 16)));
            values[i + 1] = (byte) (inversion ^ clipped(luma + ((-22554 * blueness - 46802 * redness + 32768) >> 16)));
            values[i + 2] = (byte) (inversion ^ clipped(luma + ((116130 * blueness + 32768) >> 16)));
        }
        return values;
    }

    /** Cyan, magenta, yellow and black, stored inverted, as Adobe does and everyone expects, to colour. */
    private static byte[] fromInk(byte[] ink) {
        byte[] rgb = new byte[ink.length / 4 * 3];
        for (int from = 0, to = 0; from < ink.length; from += 4) {
            int light = ink[from + 3] & 0xff;
            for (int k = 0; k < 3; k++) {
                rgb[to++] = (byte) Samples.printed(255 - (ink[from + k] & 0xff), light);
            }
        }
        return rgb;
    }

    private static int clipped(int value) {
        return Math.min(Math.max(value, 0), 255);
    }
}

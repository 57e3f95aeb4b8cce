package org.vizsla.models.picture;

import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.util.stream.IntStream;
import javax.imageio.ImageReader;

/**
 * Decodes baseline and progressive JPEG: grey, colour, CMYK and YCCK.
 *
 * <p>Java's decoder is asked for the stored components, and colour is computed here. That keeps colour profiles out, knows CMYK, and decodes
 * progressive files several times faster than asking for an image, which renders every scan.
 */
final class JpegDecoder {
    private static final int HALF = 1 << 15;
    private static final int[] RED = shares(91881, HALF, 16);
    private static final int[] GREEN_OF_REDNESS = shares(-46802, HALF, 0);
    private static final int[] GREEN_OF_BLUENESS = shares(-22554, 0, 0);
    private static final int[] BLUE = shares(116130, HALF, 16);

    /** More than a sum of luma and chroma can be below 0 or above 255. */
    private static final int BELOW = 256;

    private static final byte[] LEVEL = levels();

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
        int[] red = RED;
        int[] greenOfRedness = GREEN_OF_REDNESS;
        int[] greenOfBlueness = GREEN_OF_BLUENESS;
        int[] blue = BLUE;
        byte[] level = LEVEL;
        for (int i = 0; i < values.length; i += components) {
            int luma = BELOW + (values[i] & 0xff);
            int blueness = values[i + 1] & 0xff;
            int redness = values[i + 2] & 0xff;
            values[i] = (byte) (inversion ^ level[luma + red[redness]]);
            values[i + 1] =
                    (byte) (inversion ^ level[luma + ((greenOfBlueness[blueness] + greenOfRedness[redness]) >> 16)]);
            values[i + 2] = (byte) (inversion ^ level[luma + blue[blueness]]);
        }
        return values;
    }

    /** Of each stored chroma, its factor in 16-bit fixed point times the signed chroma, and one half, shifted. */
    private static int[] shares(int factor, int half, int shift) {
        return IntStream.range(0, 256)
                .map(chroma -> (factor * (chroma - 128) + half) >> shift)
                .toArray();
    }

    /** The levels of sums from {@code -BELOW} on: those beyond 0 and 255 are clipped. */
    private static byte[] levels() {
        byte[] levels = new byte[3 * BELOW];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) Math.min(Math.max(i - BELOW, 0), 255);
        }
        return levels;
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
}

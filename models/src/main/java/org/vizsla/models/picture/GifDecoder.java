package org.vizsla.models.picture;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import javax.imageio.ImageReader;

/**
 * Decodes the first frame of a GIF.
 *
 * <p>A frame smaller than the screen lies on a screen of the transparent colour, or of the palette's first, as in Pillow.
 */
final class GifDecoder {
    private static final int SCREEN_END = 13;
    private static final int IMAGE = 0x2c;
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xf9;

    private GifDecoder() {}

    static Picture decode(EncodedPicture file) throws IOException {
        Frame frame = Frame.find(file);
        int height = Math.max(file.u16LittleEndian(8), frame.top + frame.height);
        int width = Math.max(file.u16LittleEndian(6), frame.left + frame.width);
        file.checkSize(frame.height, frame.width);
        file.checkSize(height, width);
        ImageReader reader = JdkReaders.open("gif", file);
        try {
            BufferedImage image = reader.read(0);
            Picture picture = Samples.picture(image);
            return picture.width() == width && picture.height() == height
                    ? picture
                    : onScreen(picture, frame, height, width, screenColour(image, frame));
        } finally {
            reader.dispose();
        }
    }

    private static int screenColour(BufferedImage image, Frame frame) {
        IndexColorModel palette = (IndexColorModel) image.getColorModel();
        return palette.getRGB(Math.min(frame.screenIndex, palette.getMapSize() - 1));
    }

    private static Picture onScreen(Picture picture, Frame frame, int height, int width, int colour) {
        byte[] screen = new byte[3 * width * height];
        for (int i = 0; i < screen.length; i += 3) {
            screen[i] = (byte) (colour >> 16);
            screen[i + 1] = (byte) (colour >> 8);
            screen[i + 2] = (byte) colour;
        }
        int row = 3 * picture.width();
        for (int y = 0; y < picture.height(); y++) {
            System.arraycopy(picture.values(), y * row, screen, 3 * ((frame.top + y) * width + frame.left), row);
        }
        return Picture.owning(height, width, screen);
    }

    /** Where the first frame lies on the screen, and the palette index of what it does not cover. */
    private record Frame(int top, int left, int height, int width, int screenIndex) {
        static Frame find(EncodedPicture file) {
            int at = SCREEN_END + paletteBytes(file.u8(10));
            int screenIndex = 0;
            while (file.u8(at) == EXTENSION) {
                if (file.u8(at + 1) == GRAPHIC_CONTROL && (file.u8(at + 3) & 1) == 1) {
                    screenIndex = file.u8(at + 6);
                }
                at += 2;
                while (file.u8(at) != 0) {
                    at += 1 + file.u8(at);
                }
                at++;
            }
            if (file.u8(at) != IMAGE) {
                throw file.failure("is a GIF file without an image in it");
            }
            return new Frame(
                    file.u16LittleEndian(at + 3),
                    file.u16LittleEndian(at + 1),
                    file.u16LittleEndian(at + 7),
                    file.u16LittleEndian(at + 5),
                    screenIndex);
        }

        private static int paletteBytes(int flags) {
            return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
        }
    }
}

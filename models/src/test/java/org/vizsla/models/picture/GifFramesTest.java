package org.vizsla.models.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** Frames that do not cover the screen, in files written by hand: a palette of four colours, pixels without compression. */
class GifFramesTest {
    private static final int[] PALETTE = {0x102030, 0xff0000, 0x00ff00, 0x0000ff};

    @Test
    void whatAFrameDoesNotCoverHasTheFirstColour() {
        Picture picture = read(gif(3, 4, 1, 1, 1, 2, new int[0], 3, 2));

        assertPixels(picture, "0000/0320/0000");
    }

    @Test
    void whatAFrameDoesNotCoverHasTheTransparentColour() {
        Picture picture = read(gif(3, 4, 0, 2, 2, 2, new int[] {2}, 1, 2, 2, 3));

        assertPixels(picture, "2212/2223/2222");
    }

    @Test
    void aScreenTooSmallGrows() {
        assertPixels(read(gif(1, 1, 0, 1, 2, 2, new int[0], 1, 2, 3, 1)), "012/031");
    }

    @Test
    void aFrameMayBeAllOfTheScreen() {
        assertPixels(read(gif(2, 2, 0, 0, 2, 2, new int[] {0}, 0, 1, 2, 3)), "01/23");
    }

    private static void assertPixels(Picture picture, String rows) {
        String[] lines = rows.split("/");
        assertThat(picture.width()).isEqualTo(lines[0].length());
        assertThat(picture.height()).isEqualTo(lines.length);
        for (int y = 0; y < lines.length; y++) {
            for (int x = 0; x < lines[y].length(); x++) {
                assertThat(picture.rgb(x, y)).as("%d, %d", x, y).isEqualTo(PALETTE[lines[y].charAt(x) - '0']);
            }
        }
    }

    private static Picture read(byte[] gif) {
        return PictureReader.read("frames.gif", gif);
    }

    /** Codes have 8 bits each: 128 clears the table, 129 ends. */
    private static byte[] gif(
            int screenHeight,
            int screenWidth,
            int top,
            int left,
            int height,
            int width,
            int[] transparent,
            int... pixels) {
        ByteBuffer file = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        file.put(PictureFiles.ascii("GIF89a")).putShort((short) screenWidth).putShort((short) screenHeight);
        file.put(new byte[] {(byte) 0x81, 0, 0});
        for (int colour : PALETTE) {
            file.put((byte) (colour >> 16)).put((byte) (colour >> 8)).put((byte) colour);
        }
        for (int index : transparent) {
            file.put(new byte[] {0x21, (byte) 0xf9, 4, 1, 0, 0, (byte) index, 0});
        }
        file.put((byte) 0x2c).putShort((short) left).putShort((short) top).putShort((short) width);
        file.putShort((short) height).put((byte) 0);
        file.put((byte) 7).put((byte) (pixels.length + 2)).put((byte) 128);
        for (int pixel : pixels) {
            file.put((byte) pixel);
        }
        file.put((byte) 129).put((byte) 0).put((byte) 0x3b);
        return PictureFiles.part(file.array(), 0, file.position());
    }
}

package org.vizsla.render.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.vizsla.render.Drawing;
import org.vizsla.render.RandomPlanes;

class PaletteTest {
    /** The mean squared error of the picture's levels. */
    private static double error(BufferedImage picture) {
        return error(picture, Palette.indexed(picture));
    }

    private static double error(BufferedImage picture, BufferedImage indexed) {
        double sum = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    int difference =
                            ((picture.getRGB(x, y) >> shift) & 0xff) - ((indexed.getRGB(x, y) >> shift) & 0xff);
                    sum += difference * difference;
                }
            }
        }
        return sum / (3.0 * picture.getWidth() * picture.getHeight());
    }

    @Test
    void fewColoursAreKeptExactly() {
        BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 256; i++) {
            picture.setRGB(i % 16, i / 16, 0x010305 * (i / 5));
        }
        assertThat(error(picture)).isZero();
        assertThat(((IndexColorModel) Palette.indexed(picture).getColorModel()).getMapSize())
                .isEqualTo(52);
    }

    @Test
    void onePixelIsAPalette() {
        BufferedImage picture = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, 0x123456);
        assertThat(Palette.indexed(picture).getRGB(0, 0)).isEqualTo(0xff123456);
    }

    /** The reason for a palette of our own. */
    @Test
    void aGradientOfManyColoursIsChangedLessThanByImageIosPalette() throws IOException {
        BufferedImage picture = Drawing.gradientColours(RandomPlanes.of(6, 3, 97, 61));
        assertThat(((IndexColorModel) Palette.indexed(picture).getColorModel()).getMapSize())
                .isEqualTo(256);
        ByteArrayOutputStream gif = new ByteArrayOutputStream();
        ImageIO.write(picture, "gif", gif);
        BufferedImage theirs = ImageIO.read(new ByteArrayInputStream(gif.toByteArray()));
        assertThat(error(picture)).isLessThan(error(picture, theirs));
    }

    @Test
    void channelsAreNotExchanged() {
        BufferedImage picture = new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, 3, 1, new int[] {0xff0000, 0x00ff00, 0x0000ff}, 0, 3);
        assertThat(error(picture)).isZero();
    }
}

package org.vizsla.render.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class ThumbnailTest {
    private static BufferedImage checkered(int height, int width) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, (x + y) % 2 == 0 ? 0xff0000 : 0x0000ff);
            }
        }
        return image;
    }

    @Test
    void theLongerSideFitsAndProportionsStay() {
        BufferedImage small = Thumbnail.of(checkered(40, 60), 30);
        assertThat(small.getWidth()).isEqualTo(30);
        assertThat(small.getHeight()).isEqualTo(20);
        assertThat(Thumbnail.of(checkered(40, 10), 30).getWidth()).isEqualTo(8);
    }

    @Test
    void aPixelIsTheMeanOfWhatItCovers() {
        BufferedImage small = Thumbnail.of(checkered(40, 60), 30);
        assertThat(small.getRGB(7, 3) & 0xffffff).isEqualTo(0x800080);
    }

    @Test
    void pixelsThatArePartlyCoveredCountByTheirPart() {
        BufferedImage row = new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB);
        row.setRGB(1, 0, 0x00ff00);
        BufferedImage small = Thumbnail.of(row, 2);
        assertThat(small.getRGB(0, 0) & 0xffffff).isEqualTo(0x005500);
        assertThat(small.getRGB(1, 0) & 0xffffff).isEqualTo(0x005500);
    }

    @Test
    void aSmallPictureIsEnlargedWithoutBlur() {
        BufferedImage large = Thumbnail.of(checkered(1, 2), 10);
        assertThat(large.getHeight()).isEqualTo(5);
        assertThat(large.getRGB(4, 4) & 0xffffff).isEqualTo(0xff0000);
        assertThat(large.getRGB(5, 0) & 0xffffff).isEqualTo(0x0000ff);
    }
}

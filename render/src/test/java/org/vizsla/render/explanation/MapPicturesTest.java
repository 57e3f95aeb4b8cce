package org.vizsla.render.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vizsla.render.Drawing;
import org.vizsla.render.Notice;
import org.vizsla.render.Planes;
import org.vizsla.render.heat.ColourBar;

class MapPicturesTest {
    private static final Planes INPUT = planes(3, 120, 150);
    private static final BufferedImage IMAGE = Drawing.original(INPUT);

    private static Planes planes(int channels, int height, int width) {
        float[] values = new float[channels * height * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(1.7 * i);
        }
        return Planes.of(channels, height, width, values);
    }

    @Test
    void aMapOfThePictureHasItsColoursToo() {
        MapPictures pictures = MapPictures.of(planes(3, 120, 150), INPUT, Optional.empty(), Optional.empty());
        assertThat(pictures.colours()).isPresent();
        assertThat(pictures.notice()).isEmpty();
        assertThat(pictures.strength().getWidth()).isEqualTo(150);
        assertThat(ColourBar.below(pictures.over(IMAGE), pictures.smooth()).getHeight())
                .isEqualTo(120 + ColourBar.HEIGHT);
    }

    @Test
    void aMapOfALayerIsDrawnAtThePicturesSizeWithoutColours() {
        for (int channels : new int[] {1, 3, 5}) {
            MapPictures pictures = MapPictures.of(planes(channels, 6, 7), INPUT, Optional.empty(), Optional.empty());
            assertThat(pictures.colours()).isEmpty();
            for (BufferedImage drawn :
                    new BufferedImage[] {pictures.over(IMAGE), pictures.heat(), pictures.strength()}) {
                assertThat(drawn.getWidth()).isEqualTo(150);
                assertThat(drawn.getHeight()).isEqualTo(120);
            }
        }
    }

    @Test
    void aMapWithNothingToSeeIsAPanelInEveryPicture() {
        Planes zero = Planes.of(1, 2, 2, 0, 0, 0, 0);
        Optional<Notice> notice = Optional.of(new Notice("map", "zero everywhere"));
        MapPictures pictures = MapPictures.of(zero, INPUT, notice, notice);
        assertThat(pictures.notice()).isEqualTo(notice);
        for (BufferedImage panel : new BufferedImage[] {
            ColourBar.below(pictures.over(IMAGE), pictures.smooth()), pictures.heat(), pictures.strength()
        }) {
            assertThat(panel.getHeight()).isEqualTo(120);
            assertThat(panel.getRGB(20, 20) & 0xff).isGreaterThan(0xe0);
        }
    }

    @Test
    void anImageOfFourChannelsIsShownByItsFirstThree() {
        MapPictures pictures =
                MapPictures.of(planes(4, 120, 150), planes(4, 120, 150), Optional.empty(), Optional.empty());
        assertThat(pictures.over(IMAGE).getRGB(33, 44))
                .isNotEqualTo(pictures.heat().getRGB(33, 44));
        assertThat(pictures.colours()).isPresent();
    }
}

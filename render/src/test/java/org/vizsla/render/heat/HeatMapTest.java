package org.vizsla.render.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.VizslaException;
import org.vizsla.render.Notice;
import org.vizsla.render.Planes;
import org.vizsla.render.RandomPlanes;

class HeatMapTest {
    private static int opaque(int rgb) {
        return 0xff000000 | rgb;
    }

    private static BufferedImage filled(int height, int width, int rgb) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, rgb);
        }
        return image;
    }

    @Test
    void addsUpTheChannelsAndGivesBothSignsOneScale() {
        HeatMap map = HeatMap.of(Planes.of(2, 1, 3, 3, -1, 2, 1, -1, -2));
        assertThat(map.scale().high()).isCloseTo(3.96, within(1e-9));
        assertThat(map.scale().signed()).isTrue();
        assertThat(map.picture().getRGB(0, 0)).isEqualTo(opaque(DivergingColours.of(1)));
        assertThat(map.picture().getRGB(1, 0)).isEqualTo(opaque(DivergingColours.of(-2 / 3.96)));
        assertThat(map.picture().getRGB(2, 0)).isEqualTo(opaque(DivergingColours.of(0)));
    }

    @Test
    void theScaleDoesNotEndAtZeroWhereAFewPlacesMatter() {
        float[] values = new float[1000];
        values[17] = -5;
        HeatMap map = HeatMap.of(Planes.of(1, 10, 100, values));
        assertThat(map.scale()).isEqualTo(new HeatScale(true, -5, 5));
        assertThat(map.picture().getRGB(17, 0)).isEqualTo(opaque(DivergingColours.of(-1)));
    }

    @Test
    void overAPictureWhatIsZeroShowsThePicture() {
        HeatMap map = HeatMap.of(Planes.of(1, 1, 3, 0, 4, -4));
        BufferedImage over = map.over(filled(1, 3, 0xff0000), 1);
        assertThat(over.getRGB(0, 0)).isEqualTo(opaque(0xff0000));
        assertThat(over.getRGB(1, 0)).isEqualTo(opaque(DivergingColours.of(1)));
        assertThat(over.getRGB(2, 0)).isEqualTo(opaque(DivergingColours.of(-1)));
        assertThat(map.over(filled(1, 3, 0x808080), 0).getRGB(1, 0)).isEqualTo(opaque(0x808080));
    }

    @Test
    void aPictureOfAnotherSizeIsRefused() {
        HeatMap map = HeatMap.of(RandomPlanes.of(1, 3, 4, 6));
        assertThatThrownBy(() -> map.over(filled(6, 4, 0), 0.5))
                .isInstanceOf(VizslaException.class)
                .hasMessage("a map of 6 x 4 pixels cannot be laid over a picture of 4 x 6");
    }

    @Test
    void aMapWithoutAnythingToSeeIsAPanelWithoutAScale() {
        Notice notice = new Notice("gradient", "zero when summed over channels");
        HeatMap map = HeatMap.of(Planes.of(2, 1, 2, 1, -3, -1, 3), 1, 2, Optional.of(notice));
        assertThat(map.notice()).hasValue(notice);
        BufferedImage panel = map.picture();
        assertThat(panel.getRGB(panel.getWidth() / 2, 10) & 0xff).isGreaterThan(0xe0);
        assertThat(ColourBar.below(panel, map)).isSameAs(panel);
    }

    @Test
    void theScaleStandsBelowTheMap() {
        HeatMap heat = HeatMap.of(RandomPlanes.of(1, 3, 100, 150));
        BufferedImage map = heat.picture();
        BufferedImage whole = ColourBar.below(map, heat);
        assertThat(whole.getHeight()).isEqualTo(100 + ColourBar.HEIGHT);
        assertThat(whole.getRGB(0, 0, 150, 100, null, 0, 150)).isEqualTo(map.getRGB(0, 0, 150, 100, null, 0, 150));
        assertThat(whole.getRGB(8, 108)).isEqualTo(opaque(DivergingColours.of(-1)));
        assertThat(whole.getRGB(141, 108)).isEqualTo(opaque(DivergingColours.of(1)));
        HeatMap few = HeatMap.of(Planes.of(1, 2, 2, 0, 1, 2, 3), 10, 20, Optional.empty());
        BufferedImage small = ColourBar.below(few.picture(), few);
        assertThat(small.getWidth()).isEqualTo(120);
        assertThat(small.getHeight()).isEqualTo(60 + ColourBar.HEIGHT);
        assertThat(small.getRGB(8, 68)).isEqualTo(opaque(SequentialColours.of(0)));
        assertThat(small.getRGB(111, 68)).isEqualTo(opaque(SequentialColours.of(1)));
    }

    @Test
    void valuesWithoutASignGoFromDarkToBright() {
        HeatMap map = HeatMap.of(Planes.of(2, 1, 3, 0, 1, 2, 0, 1, 2), 1, 3, Optional.empty());
        assertThat(map.scale().signed()).isFalse();
        assertThat(map.picture().getRGB(0, 0)).isEqualTo(opaque(SequentialColours.of(0)));
        assertThat(map.picture().getRGB(2, 0)).isEqualTo(opaque(SequentialColours.of(1)));
        BufferedImage over = map.over(filled(1, 3, 0x808080), 1);
        assertThat(over.getRGB(0, 0)).isEqualTo(opaque(0x808080));
        assertThat(over.getRGB(2, 0)).isEqualTo(opaque(SequentialColours.of(1)));
    }

    @Test
    void aMapOfALayerIsInterpolatedToThePicturesSize() {
        HeatMap map = HeatMap.of(Planes.of(1, 1, 2, 0, 8), 3, 4, Optional.empty());
        BufferedImage picture = map.picture();
        assertThat(picture.getWidth()).isEqualTo(4);
        assertThat(picture.getHeight()).isEqualTo(3);
        assertThat(map.scale()).isEqualTo(new HeatScale(false, 0, 8));
        assertThat(picture.getRGB(1, 2)).isEqualTo(opaque(SequentialColours.of(0.25)));
    }

    /** As transparent as the picture shows through in {@link HeatMap#over}. */
    @Test
    void aLayerIsTransparentWhereTheMapIsWeak() {
        BufferedImage signed = HeatMap.of(Planes.of(1, 1, 3, 0, 2, -4)).layer();
        assertThat(signed.getRGB(0, 0) >>> 24).isZero();
        assertThat(signed.getRGB(1, 0) >>> 24).isBetween(127, 130);
        assertThat(signed.getRGB(2, 0)).isEqualTo(opaque(DivergingColours.of(-1)));
        BufferedImage unsigned = HeatMap.of(Planes.of(1, 1, 3, 0, 1, 4)).layer();
        assertThat(unsigned.getRGB(1, 0) >>> 24).isBetween(127, 130);
        assertThat(unsigned.getRGB(2, 0)).isEqualTo(opaque(SequentialColours.of(1)));
    }

    /** What it has in all stays, but for what the border reflects; a map that is interpolated stays as it is. */
    @Test
    void smoothingSpreadsASpeckle() {
        float[] values = new float[41 * 31];
        values[20 * 31 + 15] = 100;
        HeatMap map = HeatMap.of(Planes.of(1, 41, 31, values));
        HeatMap smooth = map.smoothed();
        double peak = 100 / (2 * Math.PI);
        assertThat(smooth.scale().high()).isLessThanOrEqualTo(peak * 1.01).isGreaterThan(0);
        assertThat(smooth.layer().getRGB(15, 18) >>> 24).isGreaterThan(100);
        assertThat(map.layer().getRGB(15, 18) >>> 24).isZero();
        HeatMap few = HeatMap.of(Planes.of(1, 1, 2, 0, 8), 3, 4, Optional.empty());
        assertThat(few.smoothed()).isSameAs(few);
    }

    @Test
    void balancedHasZeroInTheMiddle() {
        HeatMap map = HeatMap.of(Planes.of(1, 1, 3, 0, 4, 4)).balanced();
        assertThat(map.scale()).isEqualTo(new HeatScale(true, -4, 4));
        assertThat(map.picture().getRGB(0, 0) & 0xffffff).isEqualTo(DivergingColours.of(0));
        assertThat(map.picture().getRGB(2, 0) & 0xffffff).isEqualTo(DivergingColours.of(1));
        HeatMap nothing = HeatMap.of(Planes.of(1, 1, 2, 0, 0)).balanced();
        assertThat(nothing.picture().getRGB(1, 0) & 0xffffff).isEqualTo(DivergingColours.of(0));
    }
}

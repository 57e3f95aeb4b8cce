package org.vizsla.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vizsla.render.heat.HeatMap;

class FrameTest {
    private static final BufferedImage PHOTOGRAPH = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);

    /** Rows 4 to 11 and columns 10 to 25 of the photograph. */
    private static final Frame SEEN = new Frame(PHOTOGRAPH, 4, 10, 8, 16);

    @Test
    void valuesLieWhereTheNetworkSawThem() {
        double[] placed = SEEN.placed(new double[] {0, 0, 0, 0, 0, 1, 0, 0}, 2, 4);
        int brightest = 0;
        for (int i = 0; i < placed.length; i++) {
            if (!(placed[i] <= placed[brightest])) {
                brightest = Double.isNaN(placed[i]) ? brightest : i;
            }
        }
        assertThat(placed[0]).isNaN();
        assertThat(placed[3 * 40 + 15]).isNaN();
        assertThat(placed[4 * 40 + 9]).isNaN();
        assertThat(placed[4 * 40 + 10]).isZero();
        assertThat(placed[11 * 40 + 25]).isZero();
        assertThat(placed[12 * 40 + 25]).isNaN();
        // The second of four columns of 4 pixels, and the lower of two rows of 4: columns 14 to 17, rows 8 to 11.
        assertThat(placed[10 * 40 + 15]).isCloseTo(0.875, within(1e-12));
        assertThat(placed[10 * 40 + 16]).isCloseTo(0.875, within(1e-12));
        assertThat(placed[10 * 40 + 20]).isZero();
    }

    /** Black was added around a picture that is smaller than what the network takes. */
    @Test
    void whatLiesBeyondThePhotographIsLeftOut() {
        double[] placed = new Frame(PHOTOGRAPH, -10, 0, 40, 40).placed(new double[] {1, 2, 3, 4}, 4, 1);
        assertThat(placed).doesNotContain(Double.NaN);
        assertThat(placed[0]).isCloseTo(1.55, within(1e-9));
        assertThat(placed[19 * 40]).isCloseTo(3.45, within(1e-9));
    }

    @Test
    void picturesArePlainWhereNothingWasSeen() {
        BufferedImage red = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        red.setRGB(1, 1, 0xff0000);
        BufferedImage placed = SEEN.placed(red);
        assertThat(placed.getRGB(0, 0) & 0xffffff).isEqualTo(Frame.unseen());
        assertThat(placed.getRGB(25, 11) & 0xffffff).isEqualTo(0xff0000);
        assertThat(placed.getRGB(18, 8) & 0xffffff).isEqualTo(0xff0000);
        assertThat(placed.getRGB(17, 7) & 0xffffff).isZero();
    }

    @Test
    void anOverlayLeavesThePhotographPaleWhereNothingWasSeen() {
        HeatMap map = HeatMap.of(Planes.of(1, 2, 2, 0, 0, 0, 9), 8, 16, Optional.empty());
        BufferedImage over = map.placed(SEEN).over(PHOTOGRAPH, 0.85);
        assertThat(over.getWidth()).isEqualTo(40);
        assertThat(over.getHeight()).isEqualTo(20);
        assertThat(over.getRGB(2, 2) & 0xffffff).isEqualTo(Frame.unseen(0));
        assertThat(over.getRGB(10, 4) & 0xffffff).isZero();
        assertThat((over.getRGB(25, 11) >> 16) & 0xff).isGreaterThan(150);
    }
}

package org.vizsla.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class NoticeTest {
    @Test
    void tellsWhyThereIsNothingToSee() {
        assertThat(Notice.about("gradient", RandomPlanes.constant(0, 3, 2, 5)))
                .hasValue(new Notice("gradient vanished", "zero everywhere"));
        assertThat(Notice.about("gradient", RandomPlanes.constant(2, 3, 2, 5)))
                .hasValue(new Notice("gradient is flat", "the same everywhere"));
        assertThat(Notice.about("relevance", Planes.of(1, 1, 2, 0, Float.NaN)))
                .hasValue(new Notice("relevance is not finite", "infinite or not a number"));
    }

    @Test
    void isSilentAboutAnythingElse() {
        assertThat(Notice.about("gradient", Planes.of(1, 1, 2, 0, Float.MIN_VALUE)))
                .isEmpty();
    }

    @Test
    void isOneLine() {
        assertThat(new Notice("gradient vanished", "zero everywhere").line())
                .isEqualTo("gradient vanished: zero everywhere");
    }

    @Test
    void aPanelForASmallPictureKeepsItsProportionsAndCanBeRead() {
        BufferedImage panel = new Notice("gradient vanished", "zero everywhere").panel(32, 48);
        assertThat(panel.getWidth()).isEqualTo(4 * 48);
        assertThat(panel.getHeight()).isEqualTo(4 * 32);
    }
}

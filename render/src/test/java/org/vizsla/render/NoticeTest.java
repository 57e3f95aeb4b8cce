package org.vizsla.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class NoticeTest {
    @Test
    void isOneLine() {
        assertThat(new Notice("gradient", "zero everywhere").line()).isEqualTo("gradient: the map is zero everywhere");
    }

    @Test
    void aPanelForASmallPictureKeepsItsProportionsAndCanBeRead() {
        BufferedImage panel = new Notice("gradient", "zero everywhere").panel(32, 48);
        assertThat(panel.getWidth()).isEqualTo(4 * 48);
        assertThat(panel.getHeight()).isEqualTo(4 * 32);
    }
}

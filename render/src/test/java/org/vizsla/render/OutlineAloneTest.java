package org.vizsla.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class OutlineAloneTest {
    @Test
    void isTransparentButForTheLine() {
        BitSet region = new BitSet();
        region.set(1 * 5 + 2);
        BufferedImage line = Outline.alone(region, 4, 5);
        BufferedImage around = Outline.around(new BufferedImage(5, 4, BufferedImage.TYPE_INT_RGB), region);
        int lines = 0;
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 5; x++) {
                boolean drawn = line.getRGB(x, y) != 0;
                lines += drawn ? 1 : 0;
                assertThat(drawn).isEqualTo((around.getRGB(x, y) & 0xffffff) != 0);
                assertThat(line.getRGB(x, y) >>> 24).isEqualTo(drawn ? 255 : 0);
            }
        }
        assertThat(lines).isEqualTo(4);
    }
}

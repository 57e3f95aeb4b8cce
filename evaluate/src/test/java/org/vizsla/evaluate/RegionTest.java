package org.vizsla.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class RegionTest {
    private static BitSet pixel(int place) {
        BitSet pixels = new BitSet();
        pixels.set(place);
        return pixels;
    }

    @Test
    void hasAnAreaAndAShare() {
        Region region = new Region(2, 5, pixel(7));
        assertThat(region.area()).isEqualTo(1);
        assertThat(region.share()).isEqualTo(0.1);
        assertThat(region.contains(7)).isTrue();
        assertThat(region.contains(6)).isFalse();
    }

    @Test
    void staysWhatItIs() {
        BitSet pixels = pixel(3);
        Region region = new Region(2, 5, pixels);
        pixels.set(4);
        region.pixels().set(5);
        assertThat(region).isEqualTo(new Region(2, 5, pixel(3)));
    }

    @Test
    void hasNoPixelBeyondTheImage() {
        assertThatThrownBy(() -> new Region(2, 2, pixel(4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pixel 4 of the region is not in an image of 2 x 2");
    }
}

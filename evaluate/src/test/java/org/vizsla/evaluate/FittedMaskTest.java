package org.vizsla.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Preprocessing;

class FittedMaskTest {
    @Test
    void atTheSameSizeItIsTheSame() {
        BitSet mask = new BitSet();
        mask.set(3, 7);
        mask.set(40);
        assertThat(FittedMask.of(mask, 8, Preprocessing.imageNet(8, 8, Fit.STRETCH)))
                .isEqualTo(new Region(8, 8, mask));
    }

    @Test
    void aStretchedMaskKeepsItsPlaceAndItsShare() {
        BitSet mask = new BitSet();
        for (int row = 8; row < 16; row++) {
            mask.set(16 * row, 16 * row + 8);
        }
        Region small = FittedMask.of(mask, 16, Preprocessing.imageNet(4, 8, Fit.STRETCH));
        assertThat(small.area()).isEqualTo(8);
        assertThat(small.contains(2 * 8)).isTrue();
        assertThat(small.contains(2 * 8 + 4)).isFalse();
        assertThat(small.contains(0)).isFalse();
    }
}

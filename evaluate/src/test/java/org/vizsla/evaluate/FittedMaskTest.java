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
                .isEqualTo(mask);
    }

    @Test
    void aStretchedMaskKeepsItsPlaceAndItsShare() {
        BitSet mask = new BitSet();
        for (int row = 8; row < 16; row++) {
            mask.set(16 * row, 16 * row + 8);
        }
        BitSet small = FittedMask.of(mask, 16, Preprocessing.imageNet(4, 8, Fit.STRETCH));
        assertThat(small.cardinality()).isEqualTo(8);
        assertThat(small.get(2 * 8)).isTrue();
        assertThat(small.get(2 * 8 + 4)).isFalse();
        assertThat(small.get(0)).isFalse();
    }
}

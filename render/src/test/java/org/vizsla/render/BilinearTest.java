package org.vizsla.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BilinearTest {
    @Test
    void valuesLieAtTheCentresOfPlaces() {
        assertThat(Bilinear.resized(new double[] {0, 1}, 1, 2, 1, 4)).containsExactly(0, 0.25, 0.75, 1);
        assertThat(Bilinear.resized(new double[] {0, 1}, 2, 1, 4, 1)).containsExactly(0, 0.25, 0.75, 1);
    }

    @Test
    void rowsAndColumnsAreNotMixedUp() {
        double[] large = Bilinear.resized(new double[] {0, 10, 20, 1, 11, 21}, 2, 3, 4, 9);
        assertThat(large).hasSize(36);
        assertThat(large[1]).isEqualTo(0);
        assertThat(large[4]).isEqualTo(10);
        assertThat(large[7]).isEqualTo(20);
        assertThat(large[3 * 9 + 4]).isEqualTo(11);
        assertThat(large[9 + 4]).isCloseTo(10.25, within(1e-12));
    }

    @Test
    void theSameSizeIsTheSame() {
        double[] values = {3, 1, 4, 1, 5, 9};
        assertThat(Bilinear.resized(values, 2, 3, 2, 3)).containsExactly(values);
    }

    @Test
    void whatIsEvenStaysEven() {
        assertThat(Bilinear.resized(new double[] {7}, 1, 1, 2, 3)).containsOnly(7);
    }

    @Test
    void otherNumbersOfValuesAreRefused() {
        assertThatThrownBy(() -> Bilinear.resized(new double[5], 3, 2, 4, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("5 values for 2 x 3");
    }
}

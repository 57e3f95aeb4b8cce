package org.vizsla.render.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeatScaleTest {
    @Test
    void valuesBelowZeroPutZeroIntoTheMiddle() {
        HeatScale scale = HeatScale.of(new double[] {-1, 3, 0, 2}, true);
        assertThat(scale).isEqualTo(new HeatScale(true, -3, 3));
        assertThat(scale.colour(0)).isEqualTo(DivergingColours.of(0)).isEqualTo(scale.colourAt(0.5));
        assertThat(scale.colour(-1)).isEqualTo(DivergingColours.of(-1 / 3.0));
        assertThat(scale.strength(-1)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(scale.labels()).containsExactly("−3", "0", "+3");
    }

    @Test
    void valuesWithoutASignStartAtZero() {
        HeatScale scale = HeatScale.of(new double[] {1, 4, 2}, true);
        assertThat(scale).isEqualTo(new HeatScale(false, 0, 4));
        assertThat(scale.colour(2)).isEqualTo(SequentialColours.of(0.5)).isEqualTo(scale.colourAt(0.5));
        assertThat(scale.labels()).containsExactly("0", "2", "4");
    }

    @Test
    void theyStartAtTheSmallestWhereMuchOfTheScaleWereEmpty() {
        HeatScale scale = HeatScale.of(new double[] {0.4, 0.5, 0.6}, true);
        assertThat(scale).isEqualTo(new HeatScale(false, 0.4, 0.6));
        assertThat(scale.strength(0.5)).isCloseTo(0.5, within(1e-12));
        assertThat(scale.labels()).containsExactly("0.4", "0.5", "0.6");
    }

    @Test
    void outliersAreClippedUnlessTheMapIsSmooth() {
        double[] values = new double[1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 10;
        }
        values[500] = 1e6;
        assertThat(HeatScale.of(values, false).high()).isEqualTo(9);
        assertThat(HeatScale.of(values, true).high()).isEqualTo(1e6);
    }

    @Test
    void aFewPlacesThatMatterAreNotClippedAway() {
        double[] values = new double[1000];
        values[17] = 5;
        assertThat(HeatScale.of(values, false)).isEqualTo(new HeatScale(false, 0, 5));
    }

    @Test
    void labelsAreShort() {
        assertThat(new HeatScale(false, 0, 0.017654).labels()).containsExactly("0", "0.0088", "0.018");
        assertThat(new HeatScale(false, 0, 3.2e-7).labels()).containsExactly("0", "1.6e-07", "3.2e-07");
        assertThat(new HeatScale(true, -76, 76).labels()).containsExactly("−76", "0", "+76");
        assertThat(new HeatScale(false, -1.9, 1.3).labels()).containsExactly("−1.9", "−0.3", "1.3");
        assertThat(new HeatScale(false, 0, 123456).labels()).containsExactly("0", "61728", "1.2e+05");
    }

    @Test
    void aScaleOfOneValueIsEmpty() {
        assertThat(HeatScale.of(new double[] {2, 2}, true).isEmpty()).isTrue();
        assertThat(HeatScale.of(new double[] {0, 0}, false).isEmpty()).isTrue();
        assertThat(HeatScale.of(new double[] {0, 2}, true).isEmpty()).isFalse();
    }

    @Test
    void oneForAllHoldsEachOfThem() {
        assertThat(HeatScale.ofAll(List.of(new HeatScale(false, 1, 2), new HeatScale(false, 0, 1.5))))
                .isEqualTo(new HeatScale(false, 0, 2));
        assertThat(HeatScale.ofAll(List.of(new HeatScale(true, -2, 2), new HeatScale(false, 1, 5))))
                .isEqualTo(new HeatScale(true, -5, 5));
    }
}

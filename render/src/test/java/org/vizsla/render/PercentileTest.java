package org.vizsla.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.VizslaException;

class PercentileTest {
    @Test
    void isWhatNumPyGives() {
        double[] values = {7, 1, 3.5, -2, 10, 0.25};
        assertThat(Percentile.of(values, 0)).isEqualTo(-2);
        assertThat(Percentile.of(values, 25)).isCloseTo(0.4375, within(1e-12));
        assertThat(Percentile.of(values, 50)).isCloseTo(2.25, within(1e-12));
        assertThat(Percentile.of(values, 99)).isCloseTo(9.85, within(1e-12));
        assertThat(Percentile.of(values, 100)).isEqualTo(10);
    }

    @Test
    void ofEquallySpacedValuesIsItself() {
        double[] values =
                IntStream.rangeClosed(0, 100).mapToDouble(i -> 100 - i).toArray();
        for (int percent = 0; percent <= 100; percent++) {
            assertThat(Percentile.of(values, percent)).isCloseTo(percent, within(1e-9));
        }
        assertThat(values[0]).isEqualTo(100);
    }

    @Test
    void ofOneValueIsThatValue() {
        assertThat(Percentile.of(new double[] {4}, 99)).isEqualTo(4);
    }

    @Test
    void isRefusedOutOfRangeAndOfNothing() {
        assertThatThrownBy(() -> Percentile.of(new double[0], 99))
                .isInstanceOf(VizslaException.class)
                .hasMessage("there is no percentile 99.0 of 0 values");
        assertThatThrownBy(() -> Percentile.of(new double[1], 101)).isInstanceOf(VizslaException.class);
        assertThatThrownBy(() -> Percentile.of(new double[1], Double.NaN)).isInstanceOf(VizslaException.class);
    }
}

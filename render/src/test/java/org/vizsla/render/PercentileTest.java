package org.vizsla.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
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

    /** Many values are equal in maps with a rectifier; others fall or rise from the beginning. */
    @Test
    void isThatOfSortedValues() {
        Random random = new Random(5);
        for (int count = 1; count < 200; count++) {
            int kinds = 1 + random.nextInt(count);
            double[] values = random.doubles(count)
                    .map(value -> Math.floor(value * kinds))
                    .toArray();
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            for (double[] order : List.of(values, sorted)) {
                for (double percent : new double[] {0, 1, 33.3, 50, 99, 100}) {
                    double position = percent / 100 * (count - 1);
                    int below = (int) position;
                    double next = sorted[Math.min(below + 1, count - 1)];
                    assertThat(Percentile.of(order, percent))
                            .isEqualTo(sorted[below] + (position - below) * (next - sorted[below]));
                }
            }
        }
    }
}

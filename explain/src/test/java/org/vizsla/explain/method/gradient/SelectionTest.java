package org.vizsla.explain.method.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SelectionTest {
    @Test
    void findsWhatSortingWould() {
        Random random = new Random(1);
        for (int length = 1; length <= 60; length++) {
            double[] values =
                    random.doubles(length).map(v -> Math.floor(20 * v) / 4).toArray();
            values[random.nextInt(length)] = Double.POSITIVE_INFINITY;
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            for (int place = 0; place < length; place++) {
                assertThat(Selection.at(place, values.clone())).isEqualTo(sorted[place]);
            }
        }
    }

    @Test
    void findsTheOnlyValueThereIs() {
        double[] same = new double[100_000];
        Arrays.fill(same, 3);
        assertThat(Selection.at(25_000, same)).isEqualTo(3);
    }
}

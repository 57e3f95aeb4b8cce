package org.vizsla.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AscendingTest {
    @Test
    void isTheOrderOfNumbers() {
        Random random = new Random(3);
        for (int count : new int[] {0, 1, 2, 1000, 70_000}) {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = (float) Math.exp(40 * random.nextGaussian()) * random.nextInt(3);
            }
            float[] sorted = values.clone();
            Arrays.sort(sorted);
            assertThat(Ascending.of(values)).isEqualTo(sorted);
        }
    }

    @Test
    void endsWithWhatIsNoNumber() {
        assertThat(Ascending.of(Float.NaN, 2, Float.POSITIVE_INFINITY, 0, Float.MIN_VALUE))
                .containsExactly(0, Float.MIN_VALUE, 2, Float.POSITIVE_INFINITY, Float.NaN);
    }
}

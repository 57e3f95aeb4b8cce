package org.vizsla.report.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
    @Test
    void numbersCountAsNumbers() {
        List<String> order = List.of(
                "a", "a1", "a2", "a2b", "a10", "b", "b007", "b8", "c0099999999999999999998", "c99999999999999999999");
        List<String> shuffled = new ArrayList<>(order);
        Collections.shuffle(shuffled, new Random(1));
        shuffled.sort(NaturalOrder.INSTANCE);
        assertThat(shuffled).isEqualTo(order);
    }

    @Test
    void differentNamesAreNeverEqual() {
        assertThat(NaturalOrder.INSTANCE.compare("a01", "a1")).isNotZero();
        assertThat(NaturalOrder.INSTANCE.compare("a1", "a1")).isZero();
    }
}

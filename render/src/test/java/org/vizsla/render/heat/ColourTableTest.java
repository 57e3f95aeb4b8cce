package org.vizsla.render.heat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ColourTableTest {
    /** A colour that changes at one value, which lies within a step. */
    @Test
    void changesExactlyWhereTheColourDoes() {
        double border = Math.nextUp(0.123456789);
        ColourTable table = new ColourTable(-1, 1, value -> value < border ? 0x102030 : 0xffffff);
        assertThat(table.of(Math.nextDown(border))).isEqualTo(0x102030);
        assertThat(table.of(border)).isEqualTo(0xffffff);
    }

    @Test
    void asksForTheColourOfAStepOnce() {
        AtomicInteger asked = new AtomicInteger();
        ColourTable table = new ColourTable(0, 1, value -> {
            asked.incrementAndGet();
            return 0;
        });
        for (int i = 0; i < 100; i++) {
            assertThat(table.of(0.3)).isZero();
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void valuesOutsideTheRangeTakeItsEnds() {
        ColourTable table = new ColourTable(0, 1, value -> (int) Math.round(1000 * Math.min(1, Math.max(0, value))));
        assertThat(table.of(-5)).isZero();
        assertThat(table.of(7)).isEqualTo(1000);
    }
}

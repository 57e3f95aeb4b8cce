package org.vizsla.graph.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChanceTest {
    /** Scenes are drawn from these numbers, and explanations sampled: a change here changes everybody's pictures and results. */
    @Test
    void isTheSameEverywhere() {
        assertThat(new Chance(7).bits()).isEqualTo(-5137267319001854395L);
        assertThat(new Chance(7).of("legs").bits()).isEqualTo(745171363300309452L);
        assertThat(new Chance(7).at(3).bits()).isEqualTo(-5852021776408612484L);
    }

    @Test
    void otherStreamsDoNotDependOnWhatWasDrawn() {
        Chance chance = new Chance(7);
        long legs = chance.of("legs").bits();
        long third = chance.at(3).bits();
        chance.bits();
        chance.normal();
        assertThat(chance.of("legs").bits()).isEqualTo(legs);
        assertThat(chance.at(3).bits()).isEqualTo(third).isNotEqualTo(legs);
    }

    @Test
    void staysInItsRanges() {
        Chance chance = new Chance(1);
        for (int i = 0; i < 1000; i++) {
            assertThat(chance.uniform()).isGreaterThanOrEqualTo(0).isLessThan(1);
            assertThat(chance.between(-2, 3)).isGreaterThanOrEqualTo(-2).isLessThan(3);
            assertThat(chance.pick(4)).isBetween(0, 3);
            assertThat(chance.side()).isIn(-1, 1);
        }
        assertThat(chance.permutation(5)).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }
}

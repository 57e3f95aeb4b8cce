package org.vizsla.explain.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.vizsla.graph.random.Chance;

class RandomnessTest {
    /** The numbers are part of what a seed promises: a change here changes everybody's results. */
    @Test
    void isTheSameEverywhere() {
        Chance chance = new Randomness(7).of("noise", 2);
        assertThat(chance.bits()).isEqualTo(-1648094142079992115L);
        assertThat(chance.normal()).isEqualTo(0.9456232647556917);
        assertThat(chance.permutation(5)).containsExactly(4, 2, 3, 1, 0);
    }

    @Test
    void streamsDifferBySeedPurposeAndPlace() {
        long bits = new Randomness(7).of("noise", 2).bits();
        assertThat(new Randomness(7).of("noise", 2).bits()).isEqualTo(bits);
        assertThat(new Randomness(8).of("noise", 2).bits()).isNotEqualTo(bits);
        assertThat(new Randomness(7).of("masks", 2).bits()).isNotEqualTo(bits);
        assertThat(new Randomness(7).of("noise", 3).bits()).isNotEqualTo(bits);
    }

    @Test
    void normalNumbersHaveTheirMoments() {
        Chance chance = new Randomness(1).of("moments", 0);
        int count = 100_000;
        double sum = 0;
        double squares = 0;
        double fourth = 0;
        for (int i = 0; i < count; i++) {
            double value = chance.normal();
            sum += value;
            squares += value * value;
            fourth += value * value * value * value;
        }
        assertThat(sum / count).isCloseTo(0, within(0.015));
        assertThat(squares / count).isCloseTo(1, within(0.02));
        assertThat(fourth / count).isCloseTo(3, within(0.15));
    }
}

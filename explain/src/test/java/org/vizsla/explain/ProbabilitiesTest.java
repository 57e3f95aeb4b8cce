package org.vizsla.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProbabilitiesTest {
    @Test
    void sumToOneInTheOrderOfTheScores() {
        float[] probabilities = Probabilities.softmax(new float[] {1f, 3f, 2f});
        assertThat(probabilities[0]).isCloseTo(0.09003057f, within(1e-7f));
        assertThat(probabilities[1]).isCloseTo(0.66524094f, within(1e-7f));
        assertThat(probabilities[2]).isCloseTo(0.24472848f, within(1e-7f));
    }

    @Test
    void largeScoresDoNotOverflow() {
        assertThat(Probabilities.softmax(new float[] {1e30f, 1e30f, -1e30f})).containsExactly(0.5f, 0.5f, 0f);
    }
}

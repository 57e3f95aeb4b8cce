package org.vizsla.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.vizsla.models.Model;
import org.vizsla.models.menagerie.EmbeddedNetwork;

class ProbabilitiesTest {
    @Test
    void sumToOneInTheOrderOfTheScores() {
        float[] probabilities = Probabilities.softmax(new float[] {1f, 3f, 2f});
        assertThat(probabilities[0]).isCloseTo(0.09003057f, within(1e-7f));
        assertThat(probabilities[1]).isCloseTo(0.66524094f, within(1e-7f));
        assertThat(probabilities[2]).isCloseTo(0.24472848f, within(1e-7f));
    }

    /** The softmax of scores over the temperature: of 3 classes with scores 0, T ln 2 and T ln 3 the odds are 1, 2 and 3. */
    @Test
    void aTemperatureMakesThemLessSure() {
        Model model = EmbeddedNetwork.load().withTemperature(2.5f);
        float[] scores = {0, (float) (2.5 * Math.log(2)), (float) (2.5 * Math.log(3))};
        float[] probabilities = Probabilities.of(model, scores);

        assertThat(probabilities[0]).isCloseTo(1 / 6f, within(1e-6f));
        assertThat(probabilities[1]).isCloseTo(2 / 6f, within(1e-6f));
        assertThat(probabilities[2]).isCloseTo(3 / 6f, within(1e-6f));
        assertThat(Probabilities.of(model.withTemperature(1), scores)).containsExactly(Probabilities.softmax(scores));
    }

    @Test
    void largeScoresDoNotOverflow() {
        assertThat(Probabilities.softmax(new float[] {1e30f, 1e30f, -1e30f})).containsExactly(0.5f, 0.5f, 0f);
    }
}

package org.vizsla.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    /** Two classes with scores 2 ln 3 and 0, with three of four answers right: at temperature 2 the probability is 3/4. */
    private static List<Answer> threeOfFour(int times) {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(new Answer(List.of((float) (2 * Math.log(3)), 0f), i % 4 == 3 ? 1 : 0));
        }
        return answers;
    }

    @Test
    void temperatureMakesConfidenceTheShareOfRightAnswers() {
        List<Answer> answers = threeOfFour(40);
        double temperature = Calibration.temperature(answers);

        assertThat(temperature).isCloseTo(2, within(1e-6));
        assertThat(answers.get(0).probability(0, temperature)).isCloseTo(0.75, within(1e-6));
        assertThat(Calibration.expectedError(answers, temperature, 15)).isCloseTo(0, within(1e-6));
    }

    @Test
    void expectedErrorIsTheDistanceOfConfidenceFromAccuracy() {
        assertThat(Calibration.expectedError(threeOfFour(40), 1, 15)).isCloseTo(0.9 - 0.75, within(1e-6));
    }

    @Test
    void accuracyIsTheShareOfRightAnswers() {
        assertThat(Answer.accuracy(threeOfFour(8))).isEqualTo(0.75);
    }

    @Test
    void answersAreRowsOfScores() {
        assertThat(Answer.all(new float[] {1, 2, 4, 3}, 1, 1))
                .containsExactly(new Answer(List.of(1f, 2f), 1), new Answer(List.of(4f, 3f), 1));
    }
}

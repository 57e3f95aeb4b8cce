package org.vizsla.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.NodeBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;
import org.vizsla.models.labels.Labels;

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

    private static float[] behind(String operator, int axis, float... scores) {
        GraphBuilder b = new GraphBuilder("net");
        b.input("x", DataType.FLOAT32, Shape.batchOf(scores.length, 1, 1));
        String flat = b.op("Flatten", "x").value();
        NodeBuilder last = b.op(operator, flat);
        String value = operator.equals("Softmax") ? last.with("axis", axis).value() : last.value();
        b.output(b.op("Cast", value).with("to", 1).named("y"));
        b.value(new Value(value, DataType.FLOAT32, Shape.batchOf(scores.length)));
        b.value(new Value("y", DataType.FLOAT32, Shape.batchOf(scores.length)));
        Model model = Model.of(b.build(), Labels.numbered(scores.length), Optional.empty());
        return Probabilities.of(model, scores);
    }

    @Test
    void areWhatASoftmaxOrASigmoidYields() {
        assertThat(behind("Softmax", 1, 0.2f, 0.7f)).containsExactly(0.2f, 0.7f);
        assertThat(behind("Sigmoid", 0, 0.9f, 0.8f)).containsExactly(0.9f, 0.8f);
        assertThat(behind("Sigmoid", 0, 0.943f)).containsExactly(0.943f);
    }

    /** However the network computed them. */
    @Test
    void areTheScoresWhereTheseAreADistribution() {
        assertThat(behind("Relu", 0, 0.25f, 0.7505f)).containsExactly(0.25f, 0.7505f);
        assertThat(behind("Relu", 0, 0.25f, 0.752f))
                .containsExactly(Probabilities.softmax(new float[] {0.25f, 0.752f}));
        assertThat(behind("Relu", 0, -0.25f, 1.25f))
                .containsExactly(Probabilities.softmax(new float[] {-0.25f, 1.25f}));
    }

    @Test
    void aSoftmaxOverTheBatchYieldsNone() {
        for (int axis : new int[] {0, -2}) {
            assertThat(behind("Softmax", axis, 1, 1)).containsExactly(0.5f, 0.5f);
        }
    }

    @Test
    void aSingleScoreHasNone() {
        assertThat(behind("Relu", 0, 3)).containsExactly(Float.NaN);
        assertThat(behind("Relu", 0, 1)).containsExactly(Float.NaN);
    }

    @Test
    void largeScoresDoNotOverflow() {
        assertThat(Probabilities.softmax(new float[] {1e30f, 1e30f, -1e30f})).containsExactly(0.5f, 0.5f, 0f);
    }
}

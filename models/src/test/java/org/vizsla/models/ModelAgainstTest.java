package org.vizsla.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.models.answer.Answer;
import org.vizsla.models.answer.Answered;
import org.vizsla.models.labels.Labels;
import org.vizsla.runtime.Session;

class ModelAgainstTest {
    private static final float[] SCORES = {0.5f, -1, 2};

    /** A network that gives back its picture of one pixel, or what an operator makes of it. */
    private static Model model(int classes, String operator, Answer answer) {
        GraphBuilder b = new GraphBuilder("net");
        b.input("x", DataType.FLOAT32, Shape.batchOf(classes, 1, 1));
        String flat = b.op("Flatten", "x").named("flat");
        String scores = operator.isEmpty() ? flat : b.op(operator, flat).named("y");
        b.value(new Value(scores, DataType.FLOAT32, Shape.batchOf(classes)));
        Graph graph = b.output(scores).build();
        return Model.of(graph, Labels.numbered(Math.max(2, classes)), Optional.empty())
                .withAnswer(Answered.of(graph, "", answer, false));
    }

    private static float[] scores(Model model, float... picture) {
        Tensor x = Tensor.ofFloats(Shape.of(1, picture.length, 1, 1), picture);
        return Session.runOnce(model.graph(), Map.of(model.input(), x))
                .get(model.scores())
                .floats();
    }

    @Test
    void scoresAreLessTheRivalsAndProbabilitiesStay() {
        Model model = model(3, "", Answer.CLASSES).withTemperature(1.5f);
        Model against = model.against(2);

        assertThat(scores(against, SCORES)).containsExactly(-1.5f, -3, 0);
        assertThat(against.rival()).hasValue(2);
        assertThat(against.classes()).isEqualTo(3);
        float[] before = Probabilities.of(model, SCORES);
        float[] after = Probabilities.of(against, scores(against, SCORES));
        for (int i = 0; i < 3; i++) {
            assertThat(after[i]).isCloseTo(before[i], within(1e-6f));
        }
    }

    @Test
    void oneSideAgainstTheOtherIsTwiceTheScore() {
        Model model = model(1, "", Answer.SIDES);
        assertThat(scores(model, 0.7f)).containsExactly(-0.7f, 0.7f);
        Model against = model.against(0);
        assertThat(scores(against, 0.7f)).containsExactly(0, 1.4f);
        assertThat(Probabilities.of(against, scores(against, 0.7f))[1])
                .isCloseTo(Probabilities.of(model, scores(model, 0.7f))[1], within(1e-6f));
    }

    @Test
    void onlyClassesExcludeEachOther() {
        String end = "; only class scores are explained against another class";
        assertThatThrownBy(() -> model(3, "", Answer.LABELS).against(1))
                .isExactlyInstanceOf(org.vizsla.graph.VizslaException.class)
                .hasMessage("'net' gives labels that do not exclude each other" + end);
        assertThatThrownBy(() -> model(1, "", Answer.NUMBER).against(1)).hasMessage("'net' gives a number" + end);
        assertThatThrownBy(() -> model(3, "Softmax", Answer.CLASSES).against(1))
                .hasMessage("'net' gives probabilities" + end);
    }

    @Test
    void theRivalIsAClass() {
        assertThatThrownBy(() -> model(3, "", Answer.CLASSES).against(3))
                .hasMessage("there is no class 3; classes go from 0 to 2");
    }

    @Test
    void probabilitiesAreThoseOfTheAnswer() {
        assertThat(Probabilities.of(model(3, "", Answer.CLASSES), SCORES))
                .containsExactly(Probabilities.softmax(SCORES));
        float[] labels = Probabilities.of(model(3, "", Answer.LABELS), new float[] {0, (float) Math.log(3), -100});
        assertThat(labels[0]).isEqualTo(0.5f);
        assertThat(labels[1]).isCloseTo(0.75f, within(1e-6f));
        assertThat(labels[2]).isCloseTo(0, within(1e-6f));
        float log3 = (float) Math.log(3);
        float[] sides = Probabilities.of(model(1, "", Answer.SIDES), new float[] {-log3, log3});
        assertThat(sides[0]).isCloseTo(0.25f, within(1e-6f));
        assertThat(sides[1]).isCloseTo(0.75f, within(1e-6f));
        assertThat(Probabilities.of(model(1, "", Answer.NUMBER), new float[] {3, -3}))
                .containsExactly(Float.NaN, Float.NaN);
        assertThat(Probabilities.of(model(1, "Sigmoid", Answer.SIDES), new float[] {0.2f, 0.8f}))
                .containsExactly(0.2f, 0.8f);
    }

    @Test
    void theGraphsProbabilitiesAreTheSame() {
        for (Answer answer : new Answer[] {Answer.CLASSES, Answer.LABELS, Answer.SIDES, Answer.NUMBER}) {
            boolean one = answer == Answer.SIDES || answer == Answer.NUMBER;
            Model model = model(one ? 1 : 3, "", answer);
            float[] picture = one ? new float[] {0.7f} : SCORES;
            GraphBuilder b = model.graph().toBuilder();
            String probabilities = answer.probabilities(new org.vizsla.graph.Ops(b), model.scores());
            Tensor x = Tensor.ofFloats(Shape.of(1, picture.length, 1, 1), picture);
            float[] found = Session.runOnce(
                            b.outputs(java.util.List.of(probabilities)).build(), Map.of("x", x))
                    .get(probabilities)
                    .floats();
            float[] scores = scores(model, picture);
            float[] expected = answer == Answer.NUMBER ? scores : Probabilities.of(model, scores);
            for (int i = 0; i < expected.length; i++) {
                assertThat(found[i]).as(answer + " " + i).isCloseTo(expected[i], within(1e-6f));
            }
        }
    }
}

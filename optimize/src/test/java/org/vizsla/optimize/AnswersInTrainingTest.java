package org.vizsla.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.graph.suggestion.Setting;
import org.vizsla.models.Model;
import org.vizsla.models.ModelLoader;
import org.vizsla.models.answer.Answer;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.RandomTensors;

/** Training towards labels, sides and numbers. */
class AnswersInTrainingTest {
    private static final Tensor PICTURE = new RandomTensors(20).normal(1, 3, 2, 2);

    @TempDir
    private Path folder = Path.of("");

    /** A linear layer, {@code z = x W}. */
    private Model linear(int count, boolean sigmoid, Answer answer) {
        GraphBuilder b = new GraphBuilder("linear");
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 2, 2));
        String z = b.op(
                        "MatMul",
                        b.op("Flatten", "x").value(),
                        b.initializer("w", new RandomTensors(5).normal(12, count)))
                .named("z");
        Path file = folder.resolve("linear.onnx");
        OnnxWriter.write(
                file, b.output(sigmoid ? b.op("Sigmoid", z).value() : z).build());
        Model model = new ModelLoader(WeightsStore.of(Map.of("VIZSLA_CACHE", folder.toString()))).load(file.toString());
        assertThat(model.answer()).isEqualTo(answer);
        return model;
    }

    private static List<Stage> evolve(Model model, Objective objective, int target) {
        EvolutionSettings settings = new EvolutionSettings(objective, 1, new Pace.Sgd(0.05f, 0.9f, 0), "");
        try (FeatureDetectorEvolution evolution =
                FeatureDetectorEvolution.open(model, settings, SessionSettings.DEFAULT, Cancellation.NEVER)) {
            return evolution.run(PICTURE, target, stage -> {}, Cancellation.NEVER);
        }
    }

    /** A step along the slope changes the score by the rate, the picture's square, and what is missing to certainty. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aStepRaisesTheProbabilityOfEitherSide(int target) {
        List<Stage> stages = evolve(linear(1, true, Answer.SIDES), Objective.CROSS_ENTROPY, target);
        float missing = 1 - stages.get(0).probability();
        float expected = stages.get(0).score() + 0.05f * missing * square();
        assertThat(stages.get(1).score()).isCloseTo(expected, within(1e-4f));
        assertThat(stages.get(1).probability()).isGreaterThan(stages.get(0).probability());
    }

    private static float square() {
        float sum = 0;
        for (float value : PICTURE.floats()) {
            sum += value * value;
        }
        return sum;
    }

    @Test
    void aStepTowardsALabelLeavesTheOthersAlone() {
        Model model = linear(3, true, Answer.LABELS);
        TrainingGraph graphs = TrainingGraph.of(model, List.of("w"), Slope.CROSS_ENTROPY);
        Tensor gradient = Session.runOnce(
                        graphs.gradients(),
                        Map.of(
                                graphs.gradients().inputs().stream()
                                        .map(Value::name)
                                        .filter(name -> !name.equals("w") && !name.equals(graphs.target()))
                                        .findFirst()
                                        .orElseThrow(),
                                PICTURE.reshaped(Shape.of(1, 12)),
                                "w",
                                model.graph().initializers().get("w"),
                                graphs.target(),
                                Tensor.ofLongs(List.of(1L))))
                .get(TrainingGraph.gradientOf("w"));
        float[] values = gradient.floats();
        for (int i = 0; i < values.length; i++) {
            if (i % 3 == 1) {
                assertThat(values[i]).isNotZero();
            } else {
                assertThat(values[i]).isZero();
            }
        }
        List<Stage> stages = evolve(model, Objective.CROSS_ENTROPY, 1);
        assertThat(stages.get(1).probability()).isGreaterThan(stages.get(0).probability());
    }

    @Test
    void aNumberHasNoCrossEntropy() {
        Model model = linear(1, false, Answer.NUMBER);
        assertThatThrownBy(() -> evolve(model, Objective.CROSS_ENTROPY, 0))
                .hasMessage("'linear' gives one number, and cross-entropy needs classes; if the number says yes or no,"
                        + " name both answers")
                .isInstanceOfSatisfying(
                        VizslaException.class,
                        failure -> assertThat(failure.remedy())
                                .isEqualTo(Optional.of(Remedy.give(Setting.LABELS)
                                        .or(Remedy.give(Setting.OBJECTIVE, "score-descent")))));
    }

    @Test
    void aNumberIsFollowedDownhill() {
        List<Stage> stages = evolve(linear(1, false, Answer.NUMBER), Objective.SCORE_DESCENT, 0);
        assertThat(stages.get(1).score()).isCloseTo(stages.get(0).score() - 0.05f * square(), within(1e-4f));
        assertThat(stages.get(1).probability()).isNaN();
    }
}

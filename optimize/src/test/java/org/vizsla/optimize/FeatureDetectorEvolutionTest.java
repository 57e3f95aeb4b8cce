package org.vizsla.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vizsla.autodiff.DifferentiationException;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.Probabilities;
import org.vizsla.models.labels.Labels;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;
import org.vizsla.runtime.LearnValues;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.RandomTensors;
import org.vizsla.testkit.TensorAssertions;

class FeatureDetectorEvolutionTest {
    private static final int TARGET = 1;
    private static final int WIDTH = 50_000;
    private static final Tensor PICTURE = new RandomTensors(20).normal(1, 3, 2, 2);

    private static EvolutionSettings settings(Objective objective, int steps, float rate) {
        return new EvolutionSettings(objective, steps, new Pace.Sgd(rate, 0.9f, 0.01f), "");
    }

    private static List<Stage> evolve(EvolutionSettings settings) {
        return evolve(settings, new TwoLayers().model());
    }

    private static List<Stage> evolve(EvolutionSettings settings, Model model) {
        List<Stage> heard = new ArrayList<>();
        try (FeatureDetectorEvolution evolution =
                FeatureDetectorEvolution.open(model, settings, SessionSettings.DEFAULT, Cancellation.NEVER)) {
            List<Stage> stages = evolution.run(PICTURE, TARGET, heard::add, Cancellation.NEVER);
            assertThat(heard).isEqualTo(stages);
            return stages;
        }
    }

    @Test
    void trainsTowardsTheTargetAsASecondComputationDoes() {
        EvolutionSettings settings = settings(Objective.CROSS_ENTROPY, 5, 0.02f);
        compareWithASecondComputation(settings, evolve(settings));
    }

    @Test
    void takesTheFirstPlaceOfABatchThatIsFixed() {
        EvolutionSettings settings = settings(Objective.CROSS_ENTROPY, 5, 0.02f);
        Model ofThree = new TwoLayers().model(new Dimension.Fixed(3));
        compareWithASecondComputation(settings, evolve(settings, ofThree));
    }

    @Test
    void takesNetworksThatHaveATargetOfTheirOwn() {
        EvolutionSettings settings = settings(Objective.CROSS_ENTROPY, 5, 0.02f);
        Model named = new TwoLayers().model(new Dimension.Symbolic(Shape.BATCH), "target");
        compareWithASecondComputation(settings, evolve(settings, named));
    }

    private static void compareWithASecondComputation(EvolutionSettings settings, List<Stage> stages) {
        TwoLayers expected = new TwoLayers();
        float[] x = PICTURE.floats();
        assertThat(stages).hasSize(6);
        for (int step = 0; step <= 5; step++) {
            float[] probabilities = Probabilities.softmax(expected.scores(x));
            compare(stages.get(step), step, expected, probabilities[TARGET]);
            float[] slope = probabilities.clone();
            slope[TARGET] -= 1;
            expected.step(x, slope, (Pace.Sgd) settings.pace());
        }
        assertThat(stages.get(5).probability()).isGreaterThan(stages.get(0).probability());
    }

    @Test
    void followsTheRawScoreDownhillWhenAsked() {
        EvolutionSettings settings = settings(Objective.SCORE_DESCENT, 4, 0.02f);
        List<Stage> stages = evolve(settings);
        TwoLayers expected = new TwoLayers();
        float[] x = PICTURE.floats();
        for (int step = 0; step <= 4; step++) {
            compare(stages.get(step), step, expected, Probabilities.softmax(expected.scores(x))[TARGET]);
            expected.step(x, new float[] {0, 1, 0}, (Pace.Sgd) settings.pace());
        }
        assertThat(stages.get(4).score()).isLessThan(stages.get(0).score());
    }

    private static void compare(Stage stage, int step, TwoLayers expected, float probability) {
        float[] x = PICTURE.floats();
        assertThat(stage.label()).isEqualTo(step == 0 ? "as trained" : "step " + step);
        assertThat(stage.problem()).isEmpty();
        assertThat(stage.score()).isCloseTo(expected.scores(x)[TARGET], within(1e-4f));
        assertThat(stage.probability()).isCloseTo(probability, within(1e-5f));
        Tensor gradient = Tensor.ofFloats(Shape.of(1, 3, 2, 2), expected.gradient(x, TARGET));
        TensorAssertions.assertClose("gradient of step " + step, stage.gradient(), gradient, 1e-5);
    }

    @Test
    void everyPictureStartsFromThePretrainedState() {
        EvolutionSettings settings = settings(Objective.CROSS_ENTROPY, 3, 0.02f);
        try (FeatureDetectorEvolution evolution = FeatureDetectorEvolution.open(
                new TwoLayers().model(), settings, SessionSettings.DEFAULT, Cancellation.NEVER)) {
            List<Stage> first = evolution.run(PICTURE, TARGET, stage -> {}, Cancellation.NEVER);
            List<Stage> second = evolution.run(PICTURE, TARGET, stage -> {}, Cancellation.NEVER);
            for (int step = 0; step < first.size(); step++) {
                assertThat(second.get(step).score()).isEqualTo(first.get(step).score());
            }
        }
    }

    @Test
    void aRunEndsWithItsCancellationAndTheNextBeginsAnew() {
        EvolutionSettings settings = settings(Objective.CROSS_ENTROPY, 5, 0.02f);
        Cancellation cancellation = new Cancellation();
        List<Stage> heard = new ArrayList<>();
        try (FeatureDetectorEvolution evolution = FeatureDetectorEvolution.open(
                new TwoLayers().model(), settings, SessionSettings.DEFAULT, Cancellation.NEVER)) {
            List<Stage> whole = evolution.run(PICTURE, TARGET, stage -> {}, Cancellation.NEVER);
            assertThatThrownBy(() -> evolution.run(
                            PICTURE,
                            TARGET,
                            stage -> {
                                heard.add(stage);
                                if (heard.size() == 3) {
                                    cancellation.cancel();
                                }
                            },
                            cancellation))
                    .isInstanceOf(CancelledException.class);
            assertThat(heard).hasSize(3);
            List<Stage> again = evolution.run(PICTURE, TARGET, stage -> {}, Cancellation.NEVER);
            assertThat(again)
                    .extracting(Stage::score)
                    .containsExactlyElementsOf(whole.stream().map(Stage::score).toList());
        }
    }

    @Test
    void thePicturesShareTheMemoryThatIsTrainedIn() {
        EvolutionSettings settings = settings(Objective.CROSS_ENTROPY, 1, 0.02f);
        Model model = wide(false);
        try (FeatureDetectorEvolution evolution =
                FeatureDetectorEvolution.open(model, settings, SessionSettings.DEFAULT, Cancellation.NEVER)) {
            evolution.run(PICTURE, TARGET, stage -> {}, Cancellation.NEVER);
            evolution.run(PICTURE, TARGET, stage -> {}, Cancellation.NEVER);
            long before = directMemory();
            for (int i = 0; i < 3; i++) {
                evolution.run(PICTURE, TARGET, stage -> {}, Cancellation.NEVER);
            }
            assertThat(directMemory() - before).isLessThan(WIDTH * 12L * 4);
        }
    }

    private static long directMemory() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    /** {@code f(x) W V}, whose weights are far larger than its results; for a strange f there is no derivative. */
    private static Model wide(boolean strange) {
        RandomTensors random = new RandomTensors(3);
        GraphBuilder b = new GraphBuilder("wide");
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 2, 2));
        String flat = b.op("Flatten", "x").value();
        String features = strange
                ? b.op("Bernoulli", b.op("Sigmoid", flat).value()).value()
                : b.op("Softsign", flat).value();
        b.initializer("w", random.normal(12, WIDTH));
        b.initializer("v", random.normal(WIDTH, 3));
        b.output(b.op("MatMul", b.op("MatMul", features, "w").value(), "v").value());
        return Model.of(LearnValues.apply(b.build()), Labels.numbered(3), Optional.empty());
    }

    @Test
    void closesWhatItOpenedWhereTheRestFails() throws IOException {
        Model model = wide(true);
        EvolutionSettings settings = settings(Objective.CROSS_ENTROPY, 1, 0.02f);
        SessionSettings eachWithItsThreads = SessionSettings.DEFAULT.withThreads(16);
        long before = nativeThreads();
        assertThatThrownBy(() -> FeatureDetectorEvolution.open(model, settings, eachWithItsThreads, Cancellation.NEVER))
                .isInstanceOf(DifferentiationException.class)
                .hasMessageContaining("Bernoulli");
        assertThat(nativeThreads() - before).isLessThan(12);
    }

    /** Threads of the process, including those of open sessions, if the system reports them. */
    private static long nativeThreads() throws IOException {
        Path threads = Path.of("/proc/self/task");
        if (!Files.isDirectory(threads)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(threads)) {
            return all.count();
        }
    }

    @Test
    void saysWhenAGradientHasDied() {
        List<Stage> stages = evolve(settings(Objective.SCORE_DESCENT, 30, 10f));
        assertThat(stages.get(0).problem()).isEmpty();
        assertThat(stages.get(30).problem())
                .hasValueSatisfying(problem ->
                        assertThat(problem).isIn("the gradient is zero everywhere", "the gradient is not finite"));
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> settings(Objective.CROSS_ENTROPY, 0, 0.1f))
                .isInstanceOf(VizslaException.class)
                .hasMessage("the number of steps must be from 1 to 1000, not 0");
        assertThatThrownBy(() -> settings(Objective.CROSS_ENTROPY, 6, Float.NaN))
                .hasMessage("the learning rate must be above 0, not NaN");
        assertThatThrownBy(() -> new Pace.Sgd(0.1f, 1f, 0f))
                .hasMessage("the momentum must be from 0 to below 1, not 1.0");
        assertThatThrownBy(() -> new Pace.Sgd(0.1f, 0.9f, -1f))
                .hasMessage("the weight decay must be 0 or more, not -1.0");
    }
}

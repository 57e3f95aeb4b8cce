package org.vizsla.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.Probabilities;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.RandomTensors;
import org.vizsla.testkit.TensorAssertions;

/** Steps that raise the target's log-odds by equal amounts. */
class EvenPaceTest {
    private static final Tensor PICTURE = new RandomTensors(20).normal(1, 3, 2, 2);
    private static final int STEPS = 6;

    private static List<Stage> evolve(Model model, int target, double kept) {
        EvolutionSettings settings =
                new EvolutionSettings(Objective.CROSS_ENTROPY, STEPS, new Pace.Even(kept, 0.99), "");
        try (FeatureDetectorEvolution evolution =
                FeatureDetectorEvolution.open(model, settings, SessionSettings.DEFAULT, Cancellation.NEVER)) {
            List<Stage> first = evolution.run(PICTURE, target, stage -> {}, Cancellation.NEVER);
            List<Stage> again = evolution.run(PICTURE, target, stage -> {}, Cancellation.NEVER);
            assertThat(again)
                    .extracting(Stage::score)
                    .containsExactlyElementsOf(first.stream().map(Stage::score).toList());
            return first;
        }
    }

    private static double logOdds(double probability) {
        return Math.log(probability / (1 - probability));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void theLogOddsRiseEvenlyUpToTheEnd(int target) {
        List<Stage> stages = evolve(new TwoLayers().model(new Dimension.Symbolic(Shape.BATCH)), target, 0.1);
        assertThat(stages)
                .extracting(Stage::label)
                .containsExactly("unlearned", "step 1", "step 2", "step 3", "step 4", "step 5", "step 6");
        double start = logOdds(stages.get(0).probability());
        double pace = (logOdds(0.99) - start) / STEPS;
        for (int step = 0; step <= STEPS; step++) {
            assertThat(logOdds(stages.get(step).probability())).isCloseTo(start + step * pace, within(0.03 * pace));
        }
    }

    @Test
    void unlearningShrinksTheWeights() {
        TwoLayers shrunk = new TwoLayers();
        for (float[] weights : List.of(shrunk.w, shrunk.b, shrunk.v, shrunk.c)) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] *= 0.25f;
            }
        }
        Stage first = evolve(new TwoLayers().model(), 1, 0.25).get(0);
        assertThat(first.score()).isCloseTo(shrunk.scores(PICTURE.floats())[1], within(1e-5f));
        Tensor gradient = Tensor.ofFloats(Shape.of(1, 3, 2, 2), shrunk.gradient(PICTURE.floats(), 1));
        TensorAssertions.assertClose("gradient", first.gradient(), gradient, 1e-5);
    }

    /** The first step is along the gradient of the log-odds: the direction of the cross-entropy's. */
    @Test
    void aStepHasTheDirectionOfCrossEntropy() {
        Stage reached = evolve(new TwoLayers().model(), 1, 1).get(1);
        double lower = 0;
        double upper = 100;
        for (int i = 0; i < 60; i++) {
            double middle = (lower + upper) / 2;
            boolean isShort = movedAlongCrossEntropy((float) middle).scores(PICTURE.floats())[1] < reached.score();
            lower = isShort ? middle : lower;
            upper = isShort ? upper : middle;
        }
        TwoLayers moved = movedAlongCrossEntropy((float) lower);
        assertThat(Probabilities.softmax(moved.scores(PICTURE.floats()))[1])
                .isCloseTo(reached.probability(), within(1e-4f));
        Tensor gradient = Tensor.ofFloats(Shape.of(1, 3, 2, 2), moved.gradient(PICTURE.floats(), 1));
        TensorAssertions.assertClose("gradient", reached.gradient(), gradient, 1e-4);
    }

    private static TwoLayers movedAlongCrossEntropy(float rate) {
        TwoLayers network = new TwoLayers();
        float[] slope = Probabilities.softmax(network.scores(PICTURE.floats()));
        slope[1] -= 1;
        network.step(PICTURE.floats(), slope, new Pace.Sgd(rate, 0, 0));
        return network;
    }

    @Test
    void trainingGoesOnFromTheNetworksOwnState() {
        List<Stage> stages = evolve(new TwoLayers().model(), 0, 1);
        assertThat(stages.get(0).label()).isEqualTo("as trained");
        assertThat(stages).extracting(Stage::probability).isSorted();
        assertThat(stages.get(STEPS).probability()).isCloseTo(0.99f, within(1e-3f));
    }

    /** One that is surer than the end goes beyond by as much as lies between 50 % and the end. */
    @Test
    void aNetworkThatIsSureBecomesSurer() {
        TwoLayers sure = new TwoLayers();
        sure.c[1] += 30;
        List<Stage> stages = evolve(sure.model(), 1, 1);
        assertThat(stages.get(0).probability()).isGreaterThan(0.999f);
        double before = Probabilities.logOdds(sure.model(), sure.scores(PICTURE.floats()), 1);
        assertThat(before).isGreaterThan(logOdds(0.99));
        assertThat(stages).extracting(Stage::score).isSorted();
        assertThat((double) stages.get(STEPS).score())
                .isGreaterThan(stages.get(0).score() + 1)
                .isLessThan(stages.get(0).score() + logOdds(0.99) + 0.2);
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new Pace.Even(1.5, 0.99))
                .isInstanceOf(VizslaException.class)
                .hasMessage("the share of weights that is kept must be from 0 to 1, not 1.5");
        assertThatThrownBy(() -> new Pace.Even(0.1, 1))
                .hasMessage("the probability at the end must be between 0.5 and 1, not 1.0");
    }
}

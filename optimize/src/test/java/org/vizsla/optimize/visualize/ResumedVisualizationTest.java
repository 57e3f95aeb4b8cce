package org.vizsla.optimize.visualize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.graph.VizslaException;
import org.vizsla.optimize.visualize.kept.KeptStates;
import org.vizsla.optimize.visualize.objective.ChannelObjective;
import org.vizsla.optimize.visualize.objective.ClassObjective;
import org.vizsla.runtime.Cancellation;

@Tag("once")
class ResumedVisualizationTest {
    private static final int STEPS = 9;

    private static VisualizationRequest request(Preset preset, String... values) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("steps", "" + STEPS, "views", "3"));
        for (String value : values) {
            all.put(value.split("=", 2)[0], value.split("=", 2)[1]);
        }
        return VisualizationRequest.of(SmoothNetwork.of(), new ChannelObjective("second", 3), new ClassObjective(1))
                .withSettings(VisualizationParameters.with(preset.settings(), all))
                .withFrames(4)
                .withSeed(5);
    }

    private static Visualization untilStep(VisualizationRequest request, KeptStates kept, int last) {
        Cancellation cancellation = new Cancellation();
        return FeatureVisualization.run(
                request,
                kept,
                (picture, step, value) -> {
                    if (step == last) {
                        cancellation.cancel();
                    }
                },
                cancellation);
    }

    /** All that there is about each picture. */
    private static List<Object> all(Visualization found) {
        List<Object> all = new ArrayList<>();
        for (VisualizedFeature feature : found.features()) {
            all.add(feature.picture().floats());
            feature.importance().ifPresent(importance -> all.add(importance.floats()));
            feature.frames().forEach(frame -> all.add(frame.floats()));
            all.addAll(List.of(feature.curve(), feature.kept(), feature.value(), feature.scores()));
        }
        return all;
    }

    private static void assertSame(Visualization found, Visualization expected, String as) {
        assertThat(found.complete()).isTrue();
        assertThat(Arrays.deepEquals(all(found).toArray(), all(expected).toArray()))
                .as(as)
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "LUCID,optimizer=nadam",
        "LUCID,diversity=1",
        "MACO,optimizer=adam",
        "PLAIN,momentum=0.5",
        "REGULARIZED,noise=0"
    })
    void endsWithWhatAnUndisturbedRunEndsWith(Preset preset, String value) {
        VisualizationRequest request = request(preset, value);
        Visualization undisturbed = FeatureVisualization.run(request, VisualizationListener.NONE, Cancellation.NEVER);
        int first = ThreadLocalRandom.current().nextInt(STEPS - 2);
        int second = ThreadLocalRandom.current().nextInt(first + 1, STEPS - 1);
        String as = "after the steps " + first + " and " + second;

        StatesInMemory kept = new StatesInMemory(0);
        assertThat(untilStep(request, kept, first).complete()).as(as).isFalse();
        assertThat(untilStep(request, kept, second).complete()).as(as).isFalse();
        List<Integer> steps = new ArrayList<>();
        VisualizationListener listener = new VisualizationListener() {
            @Override
            public void stepped(int picture, int step, double seen) {
                steps.add(step);
            }

            @Override
            public void resumed(int picture, int taken) {
                assertThat(taken).isBetween(1, second + 1);
                for (int step = 0; step < taken; step++) {
                    steps.add(step);
                }
            }
        };
        assertSame(FeatureVisualization.run(request, kept, listener, Cancellation.NEVER), undisturbed, as);
        assertThat(steps).hasSize(2 * STEPS);
        assertSame(
                FeatureVisualization.run(request, kept, VisualizationListener.NONE, Cancellation.NEVER),
                undisturbed,
                "after the last step");
    }

    @Test
    void goesOnWithAnOlderStateWhereTheLastOneWasLost() {
        VisualizationRequest request = request(Preset.MACO);
        StatesInMemory kept = new StatesInMemory(2);
        untilStep(request, kept, 6);

        assertSame(
                FeatureVisualization.run(request, kept, VisualizationListener.NONE, Cancellation.NEVER),
                FeatureVisualization.run(request, VisualizationListener.NONE, Cancellation.NEVER),
                "one of three is kept");
    }

    @Test
    void refusesStatesThatItDidNotKeep() {
        VisualizationRequest request = request(Preset.LUCID);
        StatesInMemory kept = new StatesInMemory(0);
        untilStep(request, kept, 3);
        // Pictures take steps side by side, so that either may be the only one with a state.
        int picture = kept.states().keySet().iterator().next();
        byte[] state = Objects.requireNonNull(kept.states().get(picture));
        byte[] late = state.clone();
        ByteBuffer.wrap(late).putInt(STEPS + 1);
        byte[] early = state.clone();
        ByteBuffer.wrap(early).putInt(-1);

        for (byte[] wrong : List.of(
                late,
                early,
                new byte[0],
                Arrays.copyOf(state, state.length - 1),
                Arrays.copyOf(state, state.length + 1))) {
            kept.states().put(picture, wrong);
            assertThatThrownBy(() ->
                            FeatureVisualization.run(request, kept, VisualizationListener.NONE, Cancellation.NEVER))
                    .isInstanceOf(VizslaException.class)
                    .hasMessage("it is damaged");
        }
    }
}

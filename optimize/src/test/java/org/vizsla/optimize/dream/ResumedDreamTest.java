package org.vizsla.optimize.dream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.optimize.visualize.SmoothNetwork;
import org.vizsla.optimize.visualize.StatesInMemory;
import org.vizsla.optimize.visualize.VisualizationListener;
import org.vizsla.optimize.visualize.kept.KeptStates;
import org.vizsla.optimize.visualize.objective.ChannelObjective;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.RandomTensors;

@Tag("once")
class ResumedDreamTest {
    private static final int FRAMES = 3;

    /** Of both sizes of the dream, and of the frames of the flight but the first. */
    private static final int STEPS = 2 * 3 + (FRAMES - 1) * DreamPictures.STEPS_OF_FRAME;

    private static final Model MODEL = SmoothNetwork.of();
    private static final DreamRequest REQUEST = new DreamRequest(
            MODEL,
            MODEL.preprocessing().normalization(),
            new RandomTensors(3).uniform(0.2, 0.8, 1, 3, 31, 45),
            new ChannelObjective("second", 3),
            new DreamSettings(2, 1.5, 3, 0.02),
            7,
            1 << 20,
            SessionSettings.DEFAULT);

    /** Dreams, and flies into the dream, until so many steps were taken. */
    private static Dream run(KeptStates kept, int last, List<Integer> steps) {
        Cancellation cancellation = new Cancellation();
        VisualizationListener listener = new VisualizationListener() {
            @Override
            public void stepped(int picture, int step, double value) {
                steps.add(step);
                if (steps.size() == last) {
                    cancellation.cancel();
                }
            }

            @Override
            public void resumed(int picture, int taken) {
                for (int step = 0; step < taken; step++) {
                    steps.add(step);
                }
            }
        };
        try (DeepDream dream = new DeepDream(REQUEST)) {
            Dream whole = dream.run(kept, listener, cancellation);
            return whole.complete()
                    ? DreamPictures.flight(dream, REQUEST, whole, FRAMES, kept, listener, cancellation)
                    : whole;
        }
    }

    private static Dream run(KeptStates kept) {
        return run(kept, 0, new ArrayList<>());
    }

    private static void assertSame(Dream found, Dream expected, String as) {
        assertThat(found.complete()).isTrue();
        assertThat(Arrays.deepEquals(all(found), all(expected))).as(as).isTrue();
    }

    private static Object[] all(Dream dream) {
        List<Object> all = new ArrayList<>(List.of(dream.picture().floats(), dream.curve()));
        dream.flight().stream().map(Tensor::floats).forEach(all::add);
        return all.toArray();
    }

    @Test
    void endsWithWhatAnUndisturbedRunEndsWith() {
        int first = ThreadLocalRandom.current().nextInt(1, STEPS - 1);
        int second = ThreadLocalRandom.current().nextInt(first + 1, STEPS);
        String as = "after " + first + " and " + second + " steps";
        StatesInMemory kept = new StatesInMemory(0);
        Dream undisturbed = run(KeptStates.NONE);
        assertThat(undisturbed.flight()).hasSize(FRAMES);

        assertThat(run(kept, first, new ArrayList<>()).complete()).as(as).isFalse();
        assertThat(run(kept, second, new ArrayList<>()).complete()).as(as).isFalse();
        List<Integer> steps = new ArrayList<>();
        assertSame(run(kept, 0, steps), undisturbed, as);
        assertThat(steps).as(as).hasSize(STEPS);
        assertSame(run(kept), undisturbed, "after the last step");
    }

    @Test
    void goesOnWithAnOlderStateWhereTheLastOneWasLost() {
        StatesInMemory kept = new StatesInMemory(1);
        run(kept, 5, new ArrayList<>());
        assertThat(ByteBuffer.wrap(Objects.requireNonNull(kept.states().get(0))).getInt())
                .isEqualTo(4);
        assertSame(run(kept), run(KeptStates.NONE), "one of two is kept");
    }

    @Test
    void aFrameThatWasNotFinishedIsNotShown() {
        Dream found = run(KeptStates.NONE, 2 * 3 + DreamPictures.STEPS_OF_FRAME + 1, new ArrayList<>());
        assertThat(found.complete()).isFalse();
        assertThat(found.flight()).hasSize(2);
        assertThat(found.curve()).hasSize(6);
    }

    @Test
    void refusesStatesThatItDidNotKeep() {
        StatesInMemory kept = new StatesInMemory(0);
        run(kept, 4, new ArrayList<>());
        byte[] state = Objects.requireNonNull(kept.states().get(0));
        byte[] late = state.clone();
        ByteBuffer.wrap(late).putInt(7);
        byte[] otherSize = state.clone();
        ByteBuffer.wrap(otherSize).putInt(3);

        for (byte[] wrong : List.of(
                late,
                otherSize,
                new byte[0],
                Arrays.copyOf(state, state.length - 1),
                Arrays.copyOf(state, state.length + 1))) {
            kept.states().put(0, wrong);
            assertThatThrownBy(() -> run(kept))
                    .isInstanceOf(VizslaException.class)
                    .hasMessage("it is damaged");
        }
    }
}

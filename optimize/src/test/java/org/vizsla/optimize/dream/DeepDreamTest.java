package org.vizsla.optimize.dream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.optimize.visualize.SmoothNetwork;
import org.vizsla.optimize.visualize.VisualizationListener;
import org.vizsla.optimize.visualize.objective.ChannelObjective;
import org.vizsla.optimize.visualize.objective.FeatureObjective;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.RandomTensors;

class DeepDreamTest {
    private static final Model MODEL = SmoothNetwork.of();
    private static final FeatureObjective CHANNEL = new ChannelObjective("second", 3);
    private static final DreamSettings SETTINGS = new DreamSettings(2, 1.5, 4, 0.02);

    private static DreamRequest request(Tensor picture, long memory) {
        return new DreamRequest(
                MODEL,
                MODEL.preprocessing().normalization(),
                picture,
                CHANNEL,
                SETTINGS,
                7,
                memory,
                SessionSettings.DEFAULT);
    }

    private static Tensor picture(int height, int width) {
        return new RandomTensors(3).uniform(0.2, 0.8, 1, 3, height, width);
    }

    private static Dream dream(DreamRequest request, Cancellation cancellation) {
        try (DeepDream dream = new DeepDream(request)) {
            return dream.run(VisualizationListener.NONE, cancellation);
        }
    }

    @Test
    void theObjectiveRisesAtEachSizeAndColoursStay() {
        Dream dream = dream(request(picture(31, 45), 1 << 20), Cancellation.NEVER);
        assertThat(dream.complete()).isTrue();
        assertThat(dream.picture().shape()).isEqualTo(Shape.of(1, 3, 31, 45));
        assertThat(dream.curve()).hasSize(8);
        assertThat(dream.curve().get(3)).isGreaterThan(dream.curve().get(0));
        assertThat(dream.curve().get(7)).isGreaterThan(dream.curve().get(4));
        for (float value : dream.picture().floats()) {
            assertThat(value).isBetween(0f, 1f);
        }
    }

    @Test
    void theDreamDoesNotDependOnHowManyTilesRunAtOnce() {
        Tensor picture = picture(31, 45);
        float[] one = dream(request(picture, 1), Cancellation.NEVER).picture().floats();
        float[] many =
                dream(request(picture, 1L << 30), Cancellation.NEVER).picture().floats();
        for (int i = 0; i < one.length; i++) {
            assertThat((double) many[i]).isEqualTo(one[i], within(1e-3));
        }
    }

    @Test
    void aSmallPictureGrowsUntilItsSmallestSizeHoldsTheInput() {
        assertThat(dream(request(picture(10, 14), 1 << 20), Cancellation.NEVER)
                        .picture()
                        .shape())
                .isEqualTo(Shape.of(1, 3, 15, 21));
    }

    @Test
    void whatIsCancelledIsAsFarAsItCame() {
        Cancellation cancellation = new Cancellation();
        List<Integer> steps = new ArrayList<>();
        Dream dream;
        try (DeepDream dreams = new DeepDream(request(picture(31, 45), 1 << 20))) {
            dream = dreams.run(
                    (picture, step, value) -> {
                        steps.add(step);
                        if (step == 1) {
                            cancellation.cancel();
                        }
                    },
                    cancellation);
        }
        assertThat(dream.complete()).isFalse();
        assertThat(steps).containsExactly(0, 1);
        assertThat(dream.picture().shape()).isEqualTo(Shape.of(1, 3, 31, 45));
    }

    /** Each pixel is in a tile, whatever the size and where tiles begin; of those in several, the last counts. */
    @Test
    void tilesGoAroundTheEdges() {
        Raster raster = Raster.of(picture(23, 37));
        try (TileSlope slopes = new TileSlope(request(raster.tensor(), 1 << 20))) {
            float[] slope = new float[raster.values().length];
            slopes.of(raster, 5, 9, slope, Cancellation.NEVER);
            int zeros = 0;
            for (float value : slope) {
                zeros += value == 0 ? 1 : 0;
            }
            assertThat(zeros).isLessThan(slope.length / 100);
        }
    }

    @Test
    void resizingKeepsLinesAndMeans() {
        float[] ramp = new float[8];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = i;
        }
        float[] wide = new Raster(1, 1, 8, ramp).resized(1, 16).values();
        for (int i = 2; i < 14; i++) {
            assertThat((double) wide[i]).isEqualTo((i + 0.5) / 2 - 0.5, within(1e-5));
        }
        float[] small = new Raster(1, 1, 8, ramp).resized(1, 4).values();
        assertThat((double) small[1]).isEqualTo(2.5, within(1e-5));
        assertThat((double) small[2]).isEqualTo(4.5, within(1e-5));
    }

    @Test
    void theMiddleIsEnlarged() {
        Tensor picture = picture(40, 60);
        Tensor larger = DeepDream.enlarged(picture, 2);
        assertThat(larger.shape()).isEqualTo(picture.shape());
        float[] before = picture.floats();
        float[] after = larger.floats();
        double mean = 0;
        for (int y = 10; y < 30; y++) {
            for (int x = 15; x < 45; x++) {
                mean += before[y * 60 + x] / 600.0;
            }
        }
        double enlarged = 0;
        for (int i = 0; i < 2400; i++) {
            enlarged += after[i] / 2400.0;
        }
        assertThat(enlarged).isEqualTo(mean, within(5e-3));
    }
}

package org.vizsla.optimize.visualize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.vizsla.testkit.TensorAssertions.assertClose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.optimize.visualize.objective.ChannelObjective;
import org.vizsla.optimize.visualize.objective.ClassObjective;
import org.vizsla.optimize.visualize.objective.FeatureObjective;
import org.vizsla.optimize.visualize.objective.InversionObjective;
import org.vizsla.optimize.visualize.objective.LayerObjective;
import org.vizsla.optimize.visualize.objective.NearnessObjective;
import org.vizsla.optimize.visualize.objective.Representation;
import org.vizsla.optimize.visualize.objective.WeightedSum;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.RandomTensors;

@Tag("once")
class FeatureVisualizationTest {
    private static final FeatureObjective CHANNEL = new ChannelObjective("second", 3);

    private static VisualizationRequest request(Preset preset, Map<String, String> values, FeatureObjective... each) {
        return VisualizationRequest.of(SmoothNetwork.of(), each)
                .withSettings(VisualizationParameters.with(preset.settings(), values));
    }

    private static Visualization run(VisualizationRequest request) {
        return FeatureVisualization.run(request, VisualizationListener.NONE, Cancellation.NEVER);
    }

    @ParameterizedTest
    @EnumSource(
            value = Preset.class,
            names = {"LUCID", "MACO", "PLAIN"})
    void theObjectiveRises(Preset preset) {
        Visualization found = run(request(preset, Map.of("steps", "60"), CHANNEL, new ClassObjective(1)));

        assertThat(found.complete()).isTrue();
        assertThat(found.features()).hasSize(2);
        for (VisualizedFeature feature : found.features()) {
            List<Double> curve = feature.curve();
            assertThat(curve).hasSize(60);
            assertThat(mean(curve.subList(50, 60))).isGreaterThan(mean(curve.subList(0, 10)) + 0.1);
            assertThat(feature.scores()).hasSize(3);
            assertThat(feature.kept()).isEqualTo(preset == Preset.MACO ? 60 : feature.kept());
            int times = preset == Preset.MACO ? 2 : 1;
            assertThat(feature.picture().shape()).isEqualTo(Shape.of(1, 3, 10L * times, 14L * times));
            assertThat(feature.importance().isPresent()).isEqualTo(preset == Preset.MACO);
        }
    }

    /** What the network sees of a picture: its colours, as ImageNet's are normalized. */
    private static Tensor seen(Tensor picture) {
        float[] values = picture.floats();
        double[] mean = {0.485, 0.456, 0.406};
        double[] deviation = {0.229, 0.224, 0.225};
        for (int i = 0; i < values.length; i++) {
            int channel = i / (values.length / 3);
            values[i] = (float) ((values[i] - mean[channel]) / deviation[channel]);
        }
        return Tensor.ofFloats(picture.shape(), values);
    }

    private static final Tensor IMAGE =
            new RandomTensors(21).uniform(0, 1, 1, 3, SmoothNetwork.HEIGHT, SmoothNetwork.WIDTH);

    private static Representation representation(String layer, Tensor picture) {
        return Representation.of(new Layers(SmoothNetwork.of()), layer, seen(picture), SessionSettings.DEFAULT);
    }

    private static double distance(Representation one, Representation other) {
        double square = 0;
        for (int i = 0; i < one.values().floats().length; i++) {
            square += Math.pow(one.values().floats()[i] - other.values().floats()[i], 2);
        }
        return square / other.square();
    }

    @Test
    void anInversionIsWhatTheLayerTakesForThePicture() {
        Representation target = representation("first", IMAGE);
        VisualizedFeature found = run(request(
                        Preset.INVERSION, Map.of("steps", "200", "variation", "0"), new InversionObjective(target)))
                .features()
                .get(0);

        assertThat(distance(representation("first", found.picture()), target)).isLessThan(0.02);
        assertThat((double) found.value())
                .isEqualTo(-distance(representation("first", found.picture()), target), within(1e-3));
    }

    @Test
    void anAccentuatedPictureBeginsAtTheImageAndStaysNearItsRepresentation() {
        Map<String, String> values = Map.of("steps", "40", "views", "2", "learning_rate", "0.01");
        VisualizedFeature free = run(request(Preset.ACCENTUATION, values, CHANNEL)
                        .startingAt(IMAGE)
                        .withFrames(3))
                .features()
                .get(0);
        FeatureObjective held = new WeightedSum(
                List.of(new WeightedSum.Term(1, CHANNEL), new WeightedSum.Term(1e4, new NearnessObjective("second"))));
        VisualizedFeature near = run(request(Preset.ACCENTUATION, values, held).startingAt(IMAGE))
                .features()
                .get(0);

        Representation start = representation("second", IMAGE);
        double far = distance(representation("second", free.picture()), start);
        assertThat(distance(representation("second", near.picture()), start)).isLessThan(far / 2);
        assertThat(mean(free.curve().subList(30, 40)))
                .isGreaterThan(mean(free.curve().subList(0, 10)));
        assertThat(free.frames()).hasSize(3);
        assertClose("the first frame", free.frames().get(0), IMAGE, 3e-3);
        assertThat(free.frames().get(2).floats()).isEqualTo(free.picture().floats());
    }

    @Test
    void whatChangesPixelsIsRefusedElsewhere() {
        VisualizationRequest request = request(Preset.LUCID, Map.of("pixel_decay", "0.1"), CHANNEL);
        assertThatThrownBy(() -> run(request))
                .isInstanceOf(VizslaException.class)
                .hasMessageContaining("set parameterization=pixels");
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    @Test
    void theBestStepIsKept() {
        VisualizedFeature plain = run(request(Preset.PLAIN, Map.of("steps", "30", "learning_rate", "3"), CHANNEL))
                .features()
                .get(0);
        double best = plain.curve().stream().max(Double::compare).orElseThrow();

        assertThat(plain.curve().get(plain.kept())).isEqualTo(best);
        assertThat((double) plain.value()).isEqualTo(best, within(1e-5));
    }

    @Test
    void theSameSeedGivesTheSamePictureAndAnotherDoesNot() {
        VisualizationRequest request = request(Preset.MACO, Map.of("steps", "4"), CHANNEL);
        float[] first = picture(run(request), 0);

        assertThat(picture(run(request), 0)).containsExactly(first);
        assertThat(picture(run(request.withSeed(1)), 0)).isNotEqualTo(first);
    }

    private static float[] picture(Visualization found, int index) {
        return found.features().get(index).picture().floats();
    }

    @Test
    void lessMemoryMeansMoreRunsAndTheSamePictures() {
        VisualizationRequest request =
                request(Preset.MACO, Map.of("steps", "3", "views", "4", "learning_rate", "0.1"), CHANNEL, CHANNEL);
        Visualization atOnce = run(request);
        Visualization oneByOne = run(request.withMemory(1));

        for (int i = 0; i < 2; i++) {
            assertThat(picture(oneByOne, i)).containsExactly(picture(atOnce, i), within(1e-3f));
        }
        assertThat(picture(atOnce, 0)).isNotEqualTo(picture(atOnce, 1));
    }

    @Test
    void diversePicturesAreLessAlike() {
        Map<String, String> alike = Map.of("steps", "30");
        Map<String, String> diverse = Map.of("steps", "30", "diversity", "2");

        assertThat(likeness(run(request(Preset.LUCID, diverse, CHANNEL, CHANNEL))))
                .isLessThan(likeness(run(request(Preset.LUCID, alike, CHANNEL, CHANNEL))));
    }

    /** The correlation of two pictures' colours, from which their feature is the same. */
    private static double likeness(Visualization found) {
        float[] a = picture(found, 0);
        float[] b = picture(found, 1);
        double sum = 0;
        double squareA = 0;
        double squareB = 0;
        int plane = a.length / 3;
        for (int i = 0; i < plane; i++) {
            for (int j = 0; j < 3; j++) {
                double x = a[j * plane + i] - 0.5;
                double y = b[j * plane + i] - 0.5;
                sum += x * y;
                squareA += x * x;
                squareB += y * y;
            }
        }
        return sum / Math.sqrt(squareA * squareB);
    }

    @Test
    void cancelledItGivesWhatThereIs() {
        Cancellation cancellation = new Cancellation();
        List<Integer> steps = new ArrayList<>();
        VisualizationRequest request = request(Preset.LUCID, Map.of("steps", "500"), CHANNEL);
        Visualization found = FeatureVisualization.run(
                request,
                (picture, step, value) -> {
                    steps.add(step);
                    if (step == 5) {
                        cancellation.cancel();
                    }
                },
                cancellation);

        assertThat(steps).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(found.complete()).isFalse();
        assertThat(found.features().get(0).curve()).hasSize(6);
        assertThatThrownBy(() -> FeatureVisualization.run(request, VisualizationListener.NONE, cancellation))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void aNetworkThatTakesAFixedNumberOfImagesIsShownAsMany() {
        VisualizationRequest fixed = VisualizationRequest.of(SmoothNetwork.of(new Dimension.Fixed(2)), CHANNEL, CHANNEL)
                .withSettings(VisualizationParameters.with(Preset.LUCID.settings(), Map.of("steps", "3")));

        assertThat(run(fixed).features()).hasSize(2);
        VisualizationRequest compared =
                fixed.withSettings(VisualizationParameters.with(fixed.settings(), Map.of("diversity", "1")));
        assertThatThrownBy(() -> run(compared))
                .isInstanceOf(VizslaException.class)
                .hasMessageContaining("set diversity=0");
    }

    @Test
    void everyValueCanBeSetAndIsShown() {
        VisualizationSettings settings = VisualizationParameters.with(
                Preset.LUCID.settings(), Map.of("optimizer", "sgd", "last_jitter", "2", "crops", "true"));

        assertThat(VisualizationParameters.ALL.shown(settings))
                .containsEntry("optimizer", "sgd")
                .containsEntry("last_jitter", 2)
                .containsEntry("jitter", 8)
                .containsEntry("crops", true)
                .containsEntry("learning_rate", 0.05);
        assertThatThrownBy(() -> VisualizationParameters.with(settings, Map.of("step", "2")))
                .isInstanceOf(VizslaException.class)
                .hasMessageStartingWith("there is no value 'step' to set; there are: steps, optimizer, ");
        assertThatThrownBy(() -> VisualizationParameters.with(settings, Map.of("steps", "0")))
                .isInstanceOf(VizslaException.class)
                .hasMessage("'0' is not valid for lucid.steps, which takes a whole number, 1 to 100000");
    }

    @Test
    void aLayerSeesMoreOfWhatItSees() {
        Tensor picture = run(request(Preset.LUCID, Map.of("steps", "20"), new LayerObjective("first")))
                .features()
                .get(0)
                .picture();

        assertThat(picture.shape()).isEqualTo(Shape.of(1, 3, 10, 14));
    }
}

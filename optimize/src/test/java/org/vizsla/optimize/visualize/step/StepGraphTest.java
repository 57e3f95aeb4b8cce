package org.vizsla.optimize.visualize.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.random.Chance;
import org.vizsla.models.Model;
import org.vizsla.models.input.ImageSize;
import org.vizsla.models.picture.Normalization;
import org.vizsla.optimize.visualize.SmoothNetwork;
import org.vizsla.optimize.visualize.objective.CaricatureObjective;
import org.vizsla.optimize.visualize.objective.ChannelObjective;
import org.vizsla.optimize.visualize.objective.ClassObjective;
import org.vizsla.optimize.visualize.objective.DirectionObjective;
import org.vizsla.optimize.visualize.objective.FeatureObjective;
import org.vizsla.optimize.visualize.objective.GuidedObjective;
import org.vizsla.optimize.visualize.objective.InversionObjective;
import org.vizsla.optimize.visualize.objective.LayerObjective;
import org.vizsla.optimize.visualize.objective.NearnessObjective;
import org.vizsla.optimize.visualize.objective.NeuronObjective;
import org.vizsla.optimize.visualize.objective.Representation;
import org.vizsla.optimize.visualize.objective.WeightedSum;
import org.vizsla.optimize.visualize.parameterization.Canvas;
import org.vizsla.optimize.visualize.parameterization.Fourier;
import org.vizsla.optimize.visualize.parameterization.FourierPhase;
import org.vizsla.optimize.visualize.parameterization.Painting;
import org.vizsla.optimize.visualize.parameterization.Parameterization;
import org.vizsla.optimize.visualize.parameterization.Pixels;
import org.vizsla.optimize.visualize.parameterization.Spectrum;
import org.vizsla.optimize.visualize.regularization.Regularization;
import org.vizsla.optimize.visualize.transformation.Crops;
import org.vizsla.optimize.visualize.transformation.Motion;
import org.vizsla.optimize.visualize.transformation.Transformation;
import org.vizsla.optimize.visualize.transformation.View;
import org.vizsla.optimize.visualize.transformation.Whole;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.RandomTensors;

class StepGraphTest {
    private static final Normalization BLUE_FIRST =
            new Normalization(255, List.of(100f, 110f, 120f), List.of(60f, 50f, 70f), true);
    private static final FeatureObjective CHANNEL = new ChannelObjective("second", 3);
    private static final FeatureObjective DIRECTION =
            new DirectionObjective("second", List.of(1f, -0.5f, 2f, 0f, 0.3f), 2);
    private static final Representation TARGET = Representation.of(
            new Layers(SmoothNetwork.of()),
            "second",
            new RandomTensors(12).normal(1, 3, SmoothNetwork.HEIGHT, SmoothNetwork.WIDTH),
            SessionSettings.DEFAULT);
    private static final Representation ONE_PLACE =
            new Representation("second", new RandomTensors(13).normal(1, SmoothNetwork.CHANNELS, 1));
    private static final Pixels PIXELS = new Pixels(0.5);

    private static StepRequest request(
            Parameterization parameterization,
            Transformation transformation,
            double diversity,
            FeatureObjective... each) {
        return request(parameterization, transformation, Regularization.ofSquares(0.01), diversity, each);
    }

    private static StepRequest request(
            Parameterization parameterization,
            Transformation transformation,
            Regularization regularization,
            double diversity,
            FeatureObjective... each) {
        Model model = SmoothNetwork.of();
        Canvas canvas = new Canvas(3, 12, 16);
        View view = new View(canvas, new ImageSize(SmoothNetwork.HEIGHT, SmoothNetwork.WIDTH), each.length, 2);
        return new StepRequest(
                new Layers(model),
                BLUE_FIRST,
                new Painting(parameterization, canvas, true),
                transformation,
                view,
                Stream.of(each).anyMatch(FeatureObjective::looksAtStart)
                        ? Optional.of(new RandomTensors(9).uniform(0, 1, 1, 3, 12, 16))
                        : Optional.empty(),
                List.of(each),
                true,
                regularization,
                diversity,
                "first",
                true);
    }

    private static Stream<Arguments> requests() {
        Motion motion = new Motion(3, 0.2, 20, 1);
        Fourier fourier = new Fourier(0.3, 1);
        FourierPhase phases = new FourierPhase(Spectrum.natural());
        return Stream.of(
                Arguments.of("pixels at rest", request(PIXELS, new Whole(), 0, CHANNEL)),
                Arguments.of("pixels moved", request(PIXELS, motion, 0, CHANNEL)),
                Arguments.of("pixels in crops", request(PIXELS, new Crops(0.6, 0.3), 0, CHANNEL)),
                Arguments.of("Fourier at rest", request(fourier, new Whole(), 0, CHANNEL)),
                Arguments.of("Fourier moved", request(fourier, motion, 0, DIRECTION)),
                Arguments.of("Fourier in crops", request(fourier, new Crops(0.6, 0.3), 0, CHANNEL)),
                Arguments.of("phases at rest", request(phases, new Whole(), 0, CHANNEL)),
                Arguments.of("phases moved", request(phases, motion, 0, new ClassObjective(1))),
                Arguments.of("phases in crops", request(phases, new Crops(0.6, 0.3), 0, CHANNEL)),
                Arguments.of(
                        "a neuron, in two pictures",
                        request(
                                fourier,
                                motion,
                                0,
                                new NeuronObjective("second", 1, Optional.empty()),
                                new NeuronObjective("second", 1, Optional.of(new NeuronObjective.Place(2, 5))))),
                Arguments.of("a layer", request(fourier, motion, 0, new LayerObjective("first"))),
                Arguments.of(
                        "a sum, and a class",
                        request(
                                fourier,
                                motion,
                                0,
                                new WeightedSum(List.of(
                                        new WeightedSum.Term(2, CHANNEL),
                                        new WeightedSum.Term(-0.5, new ClassObjective(2)))),
                                new ClassObjective(0))),
                Arguments.of(
                        "penalties",
                        request(fourier, motion, new Regularization(0, 0.01, 0.03, 0, 0, 1, 0, 0), 0, CHANNEL)),
                Arguments.of("an inversion", request(fourier, motion, 0, new InversionObjective(TARGET))),
                Arguments.of("a caricature", request(fourier, motion, 0, new CaricatureObjective(TARGET, 0))),
                Arguments.of(
                        "a caricature that keeps near",
                        request(fourier, motion, 0, new CaricatureObjective(TARGET, 2))),
                Arguments.of("what is guided", request(fourier, motion, 0, new GuidedObjective(ONE_PLACE))),
                Arguments.of(
                        "two pictures that stay near another",
                        request(
                                fourier,
                                motion,
                                0,
                                new WeightedSum(List.of(
                                        new WeightedSum.Term(1, CHANNEL),
                                        new WeightedSum.Term(3, new NearnessObjective("first")))),
                                new NearnessObjective("second"))),
                Arguments.of("diverse pictures", request(fourier, motion, 0.5, CHANNEL, CHANNEL, CHANNEL)));
    }

    private static Map<String, Tensor> point(StepRequest request, Tensor parameters) {
        View view = request.seen();
        Map<String, Tensor> feeds = new HashMap<>(request.transformation()
                .feeds(
                        view,
                        0.5,
                        IntStream.range(0, view.rows())
                                .mapToObj(row -> new Chance(4).at(row))
                                .toList()));
        feeds.put(StepGraph.PARAMETERS, parameters);
        feeds.put(
                StepGraph.NOISE,
                new RandomTensors(8).uniform(-0.1, 0.1, view.shape().sizes()));
        return feeds;
    }

    private static double sum(Tensor values) {
        double sum = 0;
        for (float value : values.floats()) {
            sum += value;
        }
        return sum;
    }

    private static Tensor moved(Tensor x, Tensor along, double length) {
        float[] values = x.floats();
        float[] direction = along.floats();
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (length * direction[i]);
        }
        return Tensor.ofFloats(x.shape(), values);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void gradientsEqualFiniteDifferences(String name, StepRequest request) {
        StepGraph graph = StepGraph.of(request, false);
        Shape shape = request.painting()
                .parameterization()
                .shape(request.view().pictures(), request.view().canvas());
        Tensor at = new RandomTensors(3).normal(shape.sizes());
        Tensor slope = Session.runOnce(graph.graph(), point(request, at)).get(StepGraph.SLOPE);
        try (Session forward = Session.open(graph.forward())) {
            for (int seed = 20; seed < 23; seed++) {
                Tensor along = new RandomTensors(seed).normal(shape.sizes());
                double length = 2e-3;
                double rise = 0;
                double[] weights = {1, -8, 8, -1};
                double[] steps = {-2, -1, 1, 2};
                for (int i = 0; i < 4; i++) {
                    Tensors outputs = forward.run(point(request, moved(at, along, steps[i] * length)));
                    rise += weights[i] / (12 * length) * sum(outputs.get(StepGraph.RISING));
                }
                double expected = 0;
                double square = 0;
                float[] g = slope.floats();
                float[] v = along.floats();
                for (int i = 0; i < g.length; i++) {
                    expected += (double) g[i] * v[i];
                    square += (double) g[i] * g[i];
                }
                assertThat(square).isPositive();
                assertThat(rise).isEqualTo(expected, within(2e-3 * Math.sqrt(square)));
            }
        }
    }

    /** The derivative of the sigmoid that paints them is that of the picture. */
    @Test
    void distancesFromGreyAreTakenOff() {
        Tensor at = new RandomTensors(3).normal(1, 3, 12, 16);
        Regularization held = new Regularization(0.25, 0, 0, 0, 0, 1, 0, 0);
        float[] with = slope(request(PIXELS, new Whole(), held, 0, CHANNEL), at);
        float[] without = slope(request(PIXELS, new Whole(), Regularization.NONE, 0, CHANNEL), at);
        StepRequest request = request(PIXELS, new Whole(), Regularization.NONE, 0, CHANNEL);
        float[] pictures = Session.runOnce(StepGraph.of(request, false).forward(), point(request, at))
                .get(StepGraph.PICTURES)
                .floats();
        float[] signs = new float[pictures.length];
        for (int i = 0; i < signs.length; i++) {
            signs[i] = -0.25f * Math.signum(pictures[i] - 0.5f);
        }
        float[] expected = pulledBack(signs, pictures);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) with[i] - without[i]).isEqualTo(expected[i], within(2e-5));
        }
    }

    private static float[] slope(StepRequest request, Tensor at) {
        return Session.runOnce(StepGraph.of(request, false).graph(), point(request, at))
                .get(StepGraph.SLOPE)
                .floats();
    }

    /** A gradient of pictures as that of the colour axes that they are painted by. */
    private static float[] pulledBack(float[] slope, float[] pictures) {
        double[][] axes = {{0.26, 0.09, 0.02}, {0.27, 0.00, -0.05}, {0.27, -0.09, 0.03}};
        double longest = Math.sqrt(0.26 * 0.26 + 2 * 0.27 * 0.27);
        int places = slope.length / 3;
        float[] result = new float[slope.length];
        for (int i = 0; i < slope.length; i++) {
            for (int axis = 0; axis < 3; axis++) {
                double inner = slope[i] * pictures[i] * (1 - pictures[i]);
                result[axis * places + i % places] += (float) (axes[i / places][axis] / longest * inner);
            }
        }
        return result;
    }

    /** Of the guide's three places, the one that fits best counts at each place. */
    @Test
    void aGuideIsFollowedWhereItFitsBest() {
        Tensor pictures = new RandomTensors(6).uniform(0, 1, 1, 3, 10, 14);
        Representation guide = new Representation("second", new RandomTensors(14).normal(1, SmoothNetwork.CHANNELS, 3));
        Tensor second = Session.runOnce(
                        SmoothNetwork.of().graph().toBuilder()
                                .outputs(List.of("second"))
                                .build(),
                        Map.of("x", network(pictures)))
                .get("second");
        float[] x = second.floats();
        float[] g = guide.values().floats();
        int places = x.length / SmoothNetwork.CHANNELS;
        double sum = 0;
        for (int place = 0; place < places; place++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int at = 0; at < 3; at++) {
                double product = 0;
                for (int channel = 0; channel < SmoothNetwork.CHANNELS; channel++) {
                    product += x[channel * places + place] * g[channel * 3 + at];
                }
                best = Math.max(best, product);
            }
            sum += best / places;
        }
        assertThat(judged(new GuidedObjective(guide), pictures)).isEqualTo(sum, within(1e-5));
    }

    @Test
    void theSlopeOfThePicturesIsThatBeforeTheirColoursAndParameters() {
        StepRequest request = request(PIXELS, new Whole(), 0, CHANNEL);
        StepGraph graph = StepGraph.of(request, false);
        Tensor at = new RandomTensors(3).normal(1, 3, 12, 16);
        Tensors results = Session.runOnce(graph.graph(), point(request, at));

        assertThat(results.get(StepGraph.SLOPE_OF_PICTURES).shape()).isEqualTo(Shape.of(1, 3, 12, 16));
        assertThat(sum(results.get(StepGraph.SLOPE_OF_PICTURES))).isNotZero();
    }

    @Test
    void objectivesAreWhatTheySay() {
        Model model = SmoothNetwork.of();
        Tensor pictures = new RandomTensors(6).uniform(0, 1, 1, 3, 10, 14);
        Map<String, Tensor> input = Map.of("x", network(pictures));
        Tensors values = Session.runOnce(
                model.graph().toBuilder().outputs(List.of("second", "scores")).build(), input);
        float[] second = values.get("second").floats();
        int places = second.length / SmoothNetwork.CHANNELS;

        assertThat(judged(CHANNEL, pictures)).isEqualTo(mean(second, 3 * places, places), within(1e-5));
        assertThat(judged(new NeuronObjective("second", 1, Optional.of(new NeuronObjective.Place(2, 5))), pictures))
                .isEqualTo(second[places + 2 * (places / 8) + 5], within(1e-5));
        assertThat(judged(new ClassObjective(2), pictures))
                .isEqualTo(values.get("scores").floats()[2], within(1e-5));
        double squares = 0;
        for (float value : second) {
            squares += value * value / second.length;
        }
        assertThat(judged(new LayerObjective("second"), pictures)).isEqualTo(squares, within(1e-5));
        assertThat(judged(new DirectionObjective("second", List.of(0f, 2f, 0f, -1f, 0f), 0), pictures))
                .isEqualTo(2 * mean(second, places, places) - mean(second, 3 * places, places), within(1e-5));
        assertThat(judged(
                        new WeightedSum(List.of(
                                new WeightedSum.Term(3, CHANNEL), new WeightedSum.Term(-1, new ClassObjective(2)))),
                        pictures))
                .isEqualTo(
                        3 * mean(second, 3 * places, places)
                                - values.get("scores").floats()[2],
                        within(1e-4));
    }

    private static double mean(float[] values, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += values[i];
        }
        return sum / count;
    }

    /** Blue first, from 0 to 255, normalized. */
    private static Tensor network(Tensor pictures) {
        float[] red = pictures.floats();
        float[] values = new float[red.length];
        int plane = red.length / 3;
        for (int i = 0; i < red.length; i++) {
            int channel = i / plane;
            float level = 255 * red[(2 - channel) * plane + i % plane];
            values[i] = (level - BLUE_FIRST.mean().get(channel))
                    / BLUE_FIRST.standardDeviation().get(channel);
        }
        return Tensor.ofFloats(pictures.shape(), values);
    }

    private static double judged(FeatureObjective objective, Tensor pictures) {
        Canvas canvas = new Canvas(3, 10, 14);
        View view = new View(canvas, new ImageSize(10, 14), 1, 1);
        StepRequest request = new StepRequest(
                new Layers(SmoothNetwork.of()),
                BLUE_FIRST,
                new Painting(PIXELS, canvas, false),
                new Whole(),
                view,
                Optional.empty(),
                List.of(objective),
                false,
                Regularization.NONE,
                0,
                "",
                false);
        return Session.runOnce(StepGraph.ofPictures(request), Map.of(StepGraph.PICTURES, pictures))
                .get(StepGraph.VALUES)
                .floats()[0];
    }

    @Test
    void whatANetworkDoesNotHaveIsRefused() {
        Tensor any = new RandomTensors(6).uniform(0, 1, 1, 3, 10, 14);

        assertThatThrownBy(() -> judged(new ChannelObjective("second", 5), any))
                .isInstanceOf(VizslaException.class)
                .hasMessage("there is no channel 5 in layer 'second'; its channels go from 0 to 4");
        assertThatThrownBy(() -> judged(new ClassObjective(-1), any))
                .isInstanceOf(VizslaException.class)
                .hasMessage("there is no class -1; classes go from 0 to 2");
        assertThatThrownBy(() ->
                        judged(new NeuronObjective("second", 1, Optional.of(new NeuronObjective.Place(8, 0))), any))
                .isInstanceOf(VizslaException.class)
                .hasMessageContaining("there is no place 8,0 in layer 'second', which has 8 rows and");
        assertThatThrownBy(() -> judged(new DirectionObjective("second", List.of(1f), 0), any))
                .isInstanceOf(VizslaException.class)
                .hasMessageContaining("has 5 numbers, one for each channel, not 1");
        assertThatThrownBy(() -> new DirectionObjective("second", Collections.nCopies(5, 0f), 0))
                .isInstanceOf(VizslaException.class);
        assertThatThrownBy(() -> judged(new LayerObjective("third"), any))
                .isInstanceOf(VizslaException.class)
                .hasMessageContaining("there is no layer 'third'");
    }
}

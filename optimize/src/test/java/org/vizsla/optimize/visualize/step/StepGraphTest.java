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
import org.vizsla.optimize.visualize.objective.ChannelObjective;
import org.vizsla.optimize.visualize.objective.ClassObjective;
import org.vizsla.optimize.visualize.objective.DirectionObjective;
import org.vizsla.optimize.visualize.objective.FeatureObjective;
import org.vizsla.optimize.visualize.objective.LayerObjective;
import org.vizsla.optimize.visualize.objective.NeuronObjective;
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
import org.vizsla.testkit.RandomTensors;

class StepGraphTest {
    private static final Normalization BLUE_FIRST =
            new Normalization(255, List.of(100f, 110f, 120f), List.of(60f, 50f, 70f), true);
    private static final FeatureObjective CHANNEL = new ChannelObjective("second", 3);
    private static final FeatureObjective DIRECTION =
            new DirectionObjective("second", List.of(1f, -0.5f, 2f, 0f, 0.3f), 2);
    private static final Pixels PIXELS = new Pixels(0.5);

    private static StepRequest request(
            Parameterization parameterization,
            Transformation transformation,
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
                Optional.empty(),
                List.of(each),
                true,
                Regularization.ofSquares(0.01),
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
                Arguments.of("diverse pictures", request(fourier, motion, 0.5, CHANNEL, CHANNEL, CHANNEL)));
    }

    private static Map<String, Tensor> point(StepRequest request, Tensor parameters) {
        View view = request.view();
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

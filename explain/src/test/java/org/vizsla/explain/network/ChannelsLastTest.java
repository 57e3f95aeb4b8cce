package org.vizsla.explain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vizsla.testkit.TensorAssertions.assertClose;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Small;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.testkit.RandomTensors;

/** Layers with channels last, as exporters from TensorFlow write them behind a {@code Transpose}, against the same network with channels first. */
class ChannelsLastTest {
    private static final int HEIGHT = 6;
    private static final int WIDTH = 7;
    private static final int CHANNELS = 5;
    private static final int CLASSES = 3;
    private static final Tensor MATRIX = new RandomTensors(3).normal(CHANNELS, CHANNELS);

    private static String start(GraphBuilder b) {
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, HEIGHT, WIDTH));
        String kernels = b.initializer("kernels", new RandomTensors(1).normal(CHANNELS, 3, 3, 3));
        String map =
                b.op("Conv", x, kernels).with("pads", new long[] {1, 1, 1, 1}).named("conv");
        return known(b, map, CHANNELS, HEIGHT, WIDTH);
    }

    private static String known(GraphBuilder b, String value, long... sizes) {
        b.value(new Value(value, DataType.FLOAT32, Shape.batchOf(sizes)));
        return value;
    }

    private static Model end(GraphBuilder b, String features) {
        known(b, features, CHANNELS);
        String weights = b.initializer("head", new RandomTensors(4).normal(CHANNELS, CLASSES));
        String scores = known(b, b.op("Gemm", features, weights).named("scores"), CLASSES);
        return Model.of(b.output(scores).build(), Labels.numbered(CLASSES), Optional.empty());
    }

    private static Model channelsLast() {
        GraphBuilder b = new GraphBuilder("last");
        String turned = b.op("Transpose", start(b))
                .with("perm", new long[] {0, 2, 3, 1})
                .named("turned");
        known(b, turned, HEIGHT, WIDTH, CHANNELS);
        String mixed = b.op("MatMul", turned, b.initializer("matrix", MATRIX)).named("mixed");
        known(b, mixed, HEIGHT, WIDTH, CHANNELS);
        String layer = known(b, b.op("Relu", mixed).named("layer"), HEIGHT, WIDTH, CHANNELS);
        return end(
                b,
                b.op("ReduceMean", layer, b.integers(1, 2)).with("keepdims", 0).named("mean"));
    }

    private static Model channelsFirst() {
        GraphBuilder b = new GraphBuilder("first");
        float[] matrix = MATRIX.floats();
        float[] turned = new float[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            turned[i % CHANNELS * CHANNELS + i / CHANNELS] = matrix[i];
        }
        String kernels = b.initializer("matrix", Tensor.ofFloats(Shape.of(CHANNELS, CHANNELS, 1, 1), turned));
        String mixed = known(b, b.op("Conv", start(b), kernels).named("mixed"), CHANNELS, HEIGHT, WIDTH);
        String layer = known(b, b.op("Relu", mixed).named("layer"), CHANNELS, HEIGHT, WIDTH);
        return end(
                b,
                b.op("ReduceMean", layer, b.integers(2, 3)).with("keepdims", 0).named("mean"));
    }

    private static Explanation explain(Model model) {
        List<String> names = List.of("class_activation", "layer");
        List<AttributionMethod> methods =
                Methods.choose(names, Map.of("layer_conductance.steps", "8", "internal_influence.steps", "8"), "layer");
        ExplainerSettings settings =
                ExplainerSettings.DEFAULT.withSession(Small.ONE_THREAD).skippingNotApplicable();
        try (Explainer explainer = Explainer.open(model, methods, settings)) {
            return explainer.explain(new RandomTensors(8).normal(2, 3, HEIGHT, WIDTH), Call.of(1));
        }
    }

    @Test
    void mapsAreThoseOfChannelsFirst() {
        Explanation expected = explain(channelsFirst());
        Explanation actual = explain(channelsLast());
        assertThat(expected.notApplicable()).isEmpty();
        assertThat(actual.notApplicable()).isEmpty();
        assertThat(actual.maps()).hasSizeGreaterThan(18);
        actual.maps().forEach((method, map) -> assertClose(method, map, expected.map(method), 1e-5));
    }

    @Test
    void theAutomaticLayerIsTheSame() {
        assertThat(new Layers(channelsLast()).automatic().value()).isEqualTo("layer");
        assertThat(new Layers(channelsFirst()).automatic().value()).isEqualTo("layer");
    }

    @Test
    void aLayerWithoutTheBatchInFrontIsRefused() {
        GraphBuilder b = new GraphBuilder("swapped");
        String x = b.input("x", DataType.FLOAT32, Shape.of(1, 1, HEIGHT, WIDTH));
        String swapped =
                b.op("Transpose", x).with("perm", new long[] {1, 0, 2, 3}).named("swapped");
        b.value(new Value(swapped, DataType.FLOAT32, Shape.of(1, 1, HEIGHT, WIDTH)));
        String scores = b.op("ReduceMean", swapped, b.integers(2, 3))
                .with("keepdims", 0)
                .named("scores");
        b.value(new Value(scores, DataType.FLOAT32, Shape.of(1, 1)));
        Layers layers = new Layers(Model.of(b.output(scores).build(), Labels.numbered(1), Optional.empty()));
        assertThatThrownBy(() -> layers.oneMap(LayerChoice.of("swapped")))
                .isInstanceOf(NotApplicableException.class)
                .hasMessage(
                        "layer 'swapped' is [1, 1, 6, 7], of which the first axis is not the batch; name a layer before"
                                + " the Transpose");
    }
}

package org.vizsla.explain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.runtime.LearnValues;
import org.vizsla.testkit.RandomTensors;

/** What follows a layer where sizes from before it are computed with. */
class TailTest {
    private static final int CHANNELS = 4;
    private static final int HEIGHT = 5;
    private static final int WIDTH = 7;
    private static final List<String> FROM_THE_LAYER = List.of("ablation_cam", "recipro_cam", "layer_conductance");

    private final GraphBuilder b = new GraphBuilder("net");
    private final String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, HEIGHT, WIDTH));
    private final String layer = conv();

    private String conv() {
        String kernels = b.initializer("kernels", new RandomTensors(1).normal(CHANNELS, 3, 3, 3));
        String linear =
                b.op("Conv", x, kernels).with("pads", new long[] {1, 1, 1, 1}).named("linear");
        return b.op("Relu", linear).named("layer");
    }

    /** Scores of the layer's values in rows. */
    private Model scoresOf(String rows) {
        String weights = b.initializer("weights", new RandomTensors(2).normal(CHANNELS * HEIGHT * WIDTH, 3));
        String scores = b.op("MatMul", rows, weights).named("scores");
        return Model.of(LearnValues.apply(b.output(scores).build()), Labels.numbered(3), Optional.empty());
    }

    private Model flattened() {
        return scoresOf(b.op("Flatten", layer).with("axis", 1).named("rows"));
    }

    /** The rows' shape is put together from the batch of the image and a size of the value before the layer, as exporters of dynamic batches write it. */
    private Model reshaped() {
        String batch = b.op(
                        "Gather",
                        b.op("Shape", x).named("shape of x"),
                        b.initializer("0", Tensor.ofLongs(Shape.of(1), 0)))
                .named("batch");
        String places = b.op("Shape", "linear").with("start", 2).named("places");
        String place = b.op("ReduceProd", places).with("keepdims", 1).named("place");
        String row = b.op("Mul", place, b.integers(CHANNELS)).named("row");
        String size = b.op("Concat", batch, row).with("axis", 0).named("size");
        return scoresOf(b.op("Reshape", layer, size).named("rows"));
    }

    private static Map<String, Tensor> maps(Model model) {
        try (Explainer explainer = Explainer.open(model, Methods.choose(FROM_THE_LAYER, Map.of(), "layer"))) {
            return explainer
                    .explain(new RandomTensors(3).normal(2, 3, HEIGHT, WIDTH), Call.of(1))
                    .maps();
        }
    }

    @Test
    void sizesAreNoWayPastTheLayer() {
        Layers layers = new Layers(reshaped());
        Tail tail = layers.tail(layers.named("layer"));
        assertThat(tail.carriesAll()).isTrue();
        assertThat(tail.rows()).isEmpty();
        assertThat(tail.model(name -> name).graph().inputs()).hasSize(1);
    }

    @Test
    void mapsAreThoseOfANetworkWithoutThem() {
        Map<String, Tensor> expected = maps(new TailTest().flattened());
        Map<String, Tensor> found = maps(reshaped());
        assertThat(found.keySet()).containsExactlyElementsOf(FROM_THE_LAYER);
        found.forEach((method, map) -> assertThat(map.floats())
                .as(method)
                .containsExactly(Objects.requireNonNull(expected.get(method)).floats()));
    }

    /** A whole number that is computed from the image's values is one of its data. */
    @Test
    void aNumberReadFromTheImageIsAWayPastIt() {
        String brightest = b.op("ArgMax", b.op("Flatten", x).value())
                .with("axis", 1)
                .with("keepdims", 1)
                .named("brightest");
        String rows = b.op("Flatten", layer).with("axis", 1).named("rows");
        String own = b.op(
                        "Mul",
                        rows,
                        b.op("Cast", brightest)
                                .with("to", DataType.FLOAT32.code())
                                .named("factor"))
                .named("own");
        Model model = scoresOf(own);
        Layers layers = new Layers(model);
        Tail tail = layers.tail(layers.named("layer"));
        assertThat(tail.carriesAll()).isFalse();
        assertThat(tail.rows()).containsOnlyKeys("factor");
    }

    @Test
    void aSizeThatIsNotKnownIsRefused() {
        String chosen = b.op(
                        "Compress",
                        x,
                        b.op("Greater", b.initializer("levels", Tensor.ofFloats(Shape.of(3), 1, 2, -1)), b.scalar(0))
                                .value())
                .with("axis", 1)
                .named("chosen");
        String unknown = b.op("Shape", chosen).with("start", 0).with("end", 1).named("unknown");
        String size = b.op("Concat", unknown, b.integers(-1)).with("axis", 0).named("size");
        Model model = scoresOf(b.op("Reshape", layer, size).named("rows"));
        Model forgetful =
                model.withGraph(model.graph().toBuilder().forgetValue("chosen").build(), model.input());
        Layers layers = new Layers(forgetful);
        Tail tail = layers.tail(layers.named("layer"));
        assertThatThrownBy(() -> tail.model(name -> name))
                .isInstanceOf(NotApplicableException.class)
                .hasMessage("the scores of 'net' do not depend on layer 'layer' alone, but on 'unknown' too;"
                        + " choose one that everything passes through");
    }

    @Test
    void aTailIsCutOnce() {
        Layers layers = new Layers(flattened());
        Layer one = layers.named("layer");
        assertThat(layers.tail(one)).isSameAs(layers.tail(layers.named("layer")));
        assertThat(layers.automatic()).isSameAs(layers.automatic());
    }
}

package org.vizsla.explain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vizsla.testkit.TensorAssertions.assertClose;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vizsla.explain.Linear;
import org.vizsla.explain.method.cam.CamFormula;
import org.vizsla.explain.method.cam.GradientCam;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.runtime.LearnValues;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.RandomTensors;

/**
 * A network that merges tokens, written as Hugging Face's Swin Transformer is: tokens {@code [N, T, C]} between blocks, {@code [N, h, w, C]} where they are cut into windows and merged,
 * an average of all tokens in front of the head.
 */
class MergedTokensTest {
    private static final int HEIGHT = 8;
    private static final int WIDTH = 16;
    private static final int CLASSES = 5;
    private static final long WINDOW = 2;

    private final Model model = model();
    private final Layers layers = new Layers(model);

    private static Model model() {
        GraphBuilder b = new GraphBuilder("merging");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, HEIGHT, WIDTH));
        String map = b.op("Conv", x, weight(b, "patches.weight", 4, 3, 2, 2))
                .with("strides", new long[] {2, 2})
                .named("patches");
        String rows = b.op("Reshape", map, b.integers(0, 4, -1)).value();
        String tokens =
                b.op("Transpose", rows).with("perm", new long[] {0, 2, 1}).named("tokens");
        tokens = block(b, "block.0", tokens, 4, 8, 4);
        tokens = merged(b, tokens, 4, 8, 4);
        tokens = block(b, "block.1", tokens, 2, 4, 8);
        String last = normalized(b, "norm", tokens, 8);
        String turned =
                b.op("Transpose", last).with("perm", new long[] {0, 2, 1}).value();
        String average = b.op("GlobalAveragePool", turned).value();
        String flat = b.op("Flatten", average).value();
        String scores = b.op("Gemm", flat, weight(b, "head.weight", 8, CLASSES)).named("scores");
        return Model.of(LearnValues.apply(b.output(scores).build()), Labels.numbered(CLASSES), Optional.empty());
    }

    private static String block(GraphBuilder b, String name, String tokens, long height, long width, long channels) {
        String first = normalized(b, name + ".first", tokens, channels);
        String grid =
                b.op("Reshape", first, b.integers(-1, height, width, channels)).value();
        String cut = b.op("Reshape", grid, b.integers(-1, height / WINDOW, WINDOW, width / WINDOW, WINDOW, channels))
                .value();
        String together = b.op("Transpose", cut)
                .with("perm", new long[] {0, 1, 3, 2, 4, 5})
                .value();
        String windows = b.op("Reshape", together, b.integers(-1, WINDOW * WINDOW, channels))
                .value();
        String queries = b.op("MatMul", windows, weight(b, name + ".q", channels, channels))
                .value();
        String keys = b.op("MatMul", windows, weight(b, name + ".k", channels, channels))
                .value();
        String values = b.op("MatMul", windows, weight(b, name + ".v", channels, channels))
                .value();
        String turned =
                b.op("Transpose", keys).with("perm", new long[] {0, 2, 1}).value();
        String shares = b.op("Softmax", b.op("MatMul", queries, turned).value())
                .with("axis", -1)
                .value();
        String mixed = b.op("MatMul", shares, values).value();
        String apart = b.op("Reshape", mixed, b.integers(-1, height / WINDOW, width / WINDOW, WINDOW, WINDOW, channels))
                .value();
        String back = b.op("Transpose", apart)
                .with("perm", new long[] {0, 1, 3, 2, 4, 5})
                .value();
        String joined =
                b.op("Reshape", back, b.integers(-1, height, width, channels)).value();
        String attended = b.op("Reshape", joined, b.integers(-1, height * width, channels))
                .value();
        String sum = b.op("Add", tokens, attended).named(name + ".sum");
        String wide = b.op(
                        "MatMul",
                        normalized(b, name + ".second", sum, channels),
                        weight(b, name + ".w", channels, channels))
                .value();
        return b.op("Add", sum, b.op("Relu", wide).value()).named(name + ".out");
    }

    private static String merged(GraphBuilder b, String tokens, long height, long width, long channels) {
        String grid =
                b.op("Reshape", tokens, b.integers(-1, height, width, channels)).value();
        String[] parts = new String[4];
        for (int i = 0; i < 4; i++) {
            parts[i] = b.op(
                            "Slice",
                            grid,
                            b.integers(i % 2, i / 2),
                            b.integers(Long.MAX_VALUE, Long.MAX_VALUE),
                            b.integers(1, 2),
                            b.integers(2, 2))
                    .value();
        }
        String all = b.op("Concat", parts).with("axis", -1).named("quarters");
        String flat = b.op("Reshape", all, b.integers(-1, height * width / 4, 4 * channels))
                .value();
        return b.op("MatMul", flat, weight(b, "reduction", 4 * channels, 2 * channels))
                .named("merged");
    }

    private static String normalized(GraphBuilder b, String name, String x, long channels) {
        return b.op("LayerNormalization", x, weight(b, name + ".weight", channels), weight(b, name + ".bias", channels))
                .named(name);
    }

    private static String weight(GraphBuilder b, String name, long... sizes) {
        return b.constant(name, new RandomTensors(name.hashCode()).normal(sizes));
    }

    @Test
    void theAutomaticLayerIsTheNormalizationThatTheHeadAverages() {
        Layer layer = layers.automatic();
        assertThat(layer.name()).isEqualTo("norm");
        assertThat(layers.map(layer)).isEqualTo(new Tokens(layer, 0, 2, 4));
    }

    @Test
    void placesAreKnownInFrontOfAndBehindTheMerging() {
        assertThat(layers.oneMap(LayerChoice.of("block.0.first")))
                .extracting("height", "width")
                .containsExactly(4, 8);
        assertThat(layers.oneMap(LayerChoice.of("block.1.second")))
                .extracting("height", "width")
                .containsExactly(2, 4);
        assertThat(layers.oneMap(LayerChoice.of("quarters"))).isInstanceOf(FeatureMap.class);
    }

    /** Attention stays inside windows, so that a window of one patch of the image changes the tokens of that window alone. */
    @Test
    void whatThePatchesOfAPlaceChangeIsAtThatPlace() {
        Graph graph = model.graph().toBuilder().outputs(List.of("merged")).buildPruned();
        Tensor image = new RandomTensors(3).normal(1, 3, HEIGHT, WIDTH);
        float[] before =
                Session.runOnce(graph, Map.of("x", image)).get("merged").floats();
        Tokens tokens = (Tokens) layers.oneMap(LayerChoice.of("merged"));
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 4; column++) {
                float[] pixels = image.floats();
                pixels[(row * 4 + 1) * WIDTH + column * 4 + 2] += 1;
                float[] after = Session.runOnce(graph, Map.of("x", Tensor.ofFloats(image.shape(), pixels)))
                        .get("merged")
                        .floats();
                for (int i = 0; i < before.length; i++) {
                    int place = i / tokens.channels();
                    boolean isThere = place == row * tokens.width() + column;
                    assertThat(before[i] != after[i])
                            .as("row %d, column %d, value %d", row, column, i)
                            .isEqualTo(isThere);
                }
            }
        }
    }

    @Test
    void gradCamIsTheProductOfTheNormalizationAndTheHeadsWeights() {
        Tensor image = new RandomTensors(4).normal(1, 3, HEIGHT, WIDTH);
        Graph graph = model.graph().toBuilder().outputs(List.of("norm")).buildPruned();
        float[] norm = Session.runOnce(graph, Map.of("x", image)).get("norm").floats();
        float[] weights = Objects.requireNonNull(model.graph().initializers().get("head.weight"))
                .floats();
        int target = 3;
        float[] cam = new float[8];
        for (int place = 0; place < 8; place++) {
            for (int c = 0; c < 8; c++) {
                cam[place] += norm[place * 8 + c] * weights[c * CLASSES + target] / 8;
            }
        }
        Tensor map = Linear.explain(
                        model, image, target, new GradientCam(CamFormula.GRAD_CAM, LayerChoice.AUTOMATIC, false))
                .map("grad_cam");
        assertClose("grad_cam", map, Tensor.ofFloats(Shape.of(1, 1, 2, 4), cam), 1e-5);
    }
}

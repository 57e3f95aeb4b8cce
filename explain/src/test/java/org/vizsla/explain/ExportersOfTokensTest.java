package org.vizsla.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.graph.pass.ReadMatricesInPlace;
import org.vizsla.models.Model;
import org.vizsla.models.ModelLoader;
import org.vizsla.models.ModelRequest;
import org.vizsla.models.download.ProgressListener;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.testkit.RandomTensors;

/**
 * A network over tokens is the same whichever of PyTorch's exporters wrote it: one stores the matrices of its layers as {@code [inputs, outputs]}, the other as {@code [outputs, inputs]} with a {@code
 * Transpose} of each. The matrices are too large to be folded by running.
 */
class ExportersOfTokensTest {
    private static final int CHANNELS = 192;
    private static final int HIDDEN = 1536;
    private static final long MATRIX_BYTES = 4L * CHANNELS * HIDDEN;

    @TempDir
    Path folder;

    @Test
    void relevanceUsesTheWeightsOfEither() {
        Model stored = loaded(false);
        Model transposed = loaded(true);
        Tensor image = new RandomTensors(5).normal(1, 3, 16, 24);
        List<String> methods = List.of("lrp", "lrp_epsilon_plus", "lrp_epsilon_gamma_box", "deep_lift", "saliency");
        Explanation expected = explained(stored, image, methods);
        Explanation actual = explained(transposed, image, methods);

        for (String method : methods) {
            float[] map = expected.map(method).floats();
            float[] other = actual.map(method).floats();
            double largest = 0;
            double farthest = 0;
            for (int i = 0; i < map.length; i++) {
                largest = Math.max(largest, Math.abs(map[i]));
                farthest = Math.max(farthest, Math.abs(map[i] - other[i]));
            }
            assertThat(largest).as(method).isPositive();
            assertThat(farthest).as(method).isLessThan(1e-5 * largest);
        }
    }

    @Test
    void weightsAreConstantsThatStayInTheirFile() {
        Graph graph = loaded(true).graph();

        assertThat(graph.nodes())
                .filteredOn(node -> node.is("Transpose"))
                .noneMatch(
                        node -> graph.initializers().containsKey(node.inputs().get(0)));
        assertThat(graph.nodes())
                .filteredOn(node -> node.is("MatMul"))
                .hasSize(2)
                .allSatisfy(node -> assertThat(Objects.requireNonNull(
                                        graph.initializers().get(node.inputs().get(1)))
                                .data())
                        .isInstanceOfSatisfying(
                                TensorData.OfTransposed.class,
                                of -> assertThat(of.matrix().data()).isInstanceOf(TensorData.InFile.class)));
        Graph inPlace = new ReadMatricesInPlace()
                .apply(ExplainerGraph.compile(loaded(true), List.of(Saliency.DEFAULT))
                        .graph());
        assertThat(OnnxWriter.toBytes(inPlace, folder).length)
                .as("what a session is given holds no matrix")
                .isLessThan((int) MATRIX_BYTES / 4);
    }

    private static Explanation explained(Model model, Tensor image, List<String> methods) {
        try (Explainer explainer = Explainer.open(model, Methods.choose(methods, Map.of(), ""), Small.ONE_THREAD)) {
            return explainer.explain(image, Call.DEFAULT);
        }
    }

    private Model loaded(boolean transposes) {
        Path file = folder.resolve("tokens_" + transposes + ".onnx");
        OnnxWriter.write(file, network(transposes));
        return new ModelLoader(WeightsStore.of(Map.of("VIZSLA_CACHE", folder.toString())))
                .load(ModelRequest.of(file.toString()), ProgressListener.NONE);
    }

    /** Patches as tokens, a block of two layers with a connection that passes by, and a head. */
    private static Graph network(boolean transposes) {
        GraphBuilder b = new GraphBuilder("tokens");
        RandomTensors random = new RandomTensors(3);
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 16, 24));
        String patches = b.op("Conv", x, b.constant("patches", random.uniform(-0.1, 0.1, CHANNELS, 3, 8, 8)))
                .with("strides", new long[] {8, 8})
                .value();
        String rows = b.op("Reshape", patches, b.integers(0, CHANNELS, -1)).value();
        String tokens =
                b.op("Transpose", rows).with("perm", new long[] {0, 2, 1}).value();
        String inner = b.op("Relu", layer(b, tokens, "in", random.uniform(-0.1, 0.1, HIDDEN, CHANNELS), transposes))
                .value();
        String outer = layer(b, inner, "out", random.uniform(-0.1, 0.1, CHANNELS, HIDDEN), transposes);
        String sum = b.op("Add", tokens, outer).value();
        String mean = b.op("ReduceMean", sum, b.integers(1)).with("keepdims", 0).value();
        return b.output(b.op("Gemm", mean, b.constant("head", random.uniform(-0.1, 0.1, 5, CHANNELS)))
                        .with("transB", 1)
                        .named("scores"))
                .build();
    }

    private static String layer(GraphBuilder b, String x, String name, Tensor matrix, boolean transposes) {
        String weight;
        if (transposes) {
            weight = b.op("Transpose", b.constant(name, matrix))
                    .with("perm", new long[] {1, 0})
                    .value();
        } else {
            Tensor view = Tensor.transposeOf(matrix);
            weight = b.constant(name, Tensor.of(DataType.FLOAT32, view.shape(), view.bytes()));
        }
        String product = b.op("MatMul", x, weight).value();
        return b.op(
                        "Add",
                        b.constant(
                                name + ".bias",
                                new RandomTensors(9).normal(matrix.shape().size(0))),
                        product)
                .value();
    }
}

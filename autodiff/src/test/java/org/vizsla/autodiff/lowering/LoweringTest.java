package org.vizsla.autodiff.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.autodiff.BackwardBuilder;
import org.vizsla.autodiff.pass.Speedups;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.NodeBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.runtime.LearnValues;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.RandomTensors;
import org.vizsla.testkit.TensorAssertions;

class LoweringTest {
    private final Lowering lowering = new Lowering();

    /** With a rectifier before, ties are common: the first of a window takes the cotangent in both forms. */
    @ParameterizedTest
    @CsvSource({
        "3 3, 2 2, 0 0 0 0, 1 1, 0, NOTSET",
        "3 2, 2 3, 1 0 1 1, 1 1, 0, NOTSET",
        "3 3, 2 2, 0 0 0 0, 1 1, 1, NOTSET",
        "3 3, 1 1, 1 1 1 1, 1 1, 0, NOTSET",
        "2 3, 2 2, 1 0 0 1, 2 1, 1, NOTSET",
        "2 2, 2 2, 0 0 0 0, 1 1, 0, VALID",
        "3 3, 2 2, 0 0 0 0, 1 1, 0, SAME_UPPER",
        "4 3, 3 2, 0 0 0 0, 1 1, 1, SAME_LOWER",
        "1 1, 2 2, 0 0 0 0, 1 1, 0, NOTSET",
        "9 11, 1 1, 0 0 0 0, 1 1, 0, NOTSET"
    })
    void gradientsOfMaxPoolingStay(
            String kernel, String strides, String pads, String dilations, int ceiling, String auto) {
        GraphBuilder b = new GraphBuilder("net");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(2, 9, 11));
        NodeBuilder pool = b.op("MaxPool", b.op("Relu", x).value())
                .with("kernel_shape", numbers(kernel))
                .with("strides", numbers(strides))
                .with("dilations", numbers(dilations))
                .with("ceil_mode", ceiling)
                .with("auto_pad", auto);
        if (auto.equals("NOTSET")) {
            pool.with("pads", numbers(pads));
        }
        assertLowered(b.output(pool.value()).build());
    }

    @Test
    void gradientsOfAGlobalMaximumStay() {
        GraphBuilder b = new GraphBuilder("net");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(2, 4, 5));
        assertLowered(b.output(b.op("GlobalMaxPool", b.op("Relu", x).value()).value())
                .build());
    }

    @Test
    void averagesAreOverTheSameValues() {
        GraphBuilder b = new GraphBuilder("net");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(2, 8, 10));
        assertLowered(b.output(b.op("AveragePool", x)
                        .with("kernel_shape", new long[] {3, 3})
                        .with("strides", new long[] {2, 2})
                        .with("pads", new long[] {1, 1, 0, 0})
                        .with("ceil_mode", 1)
                        .value())
                .build());
    }

    @Test
    void poolsInOneAndThreeDimensions() {
        for (long[] sizes : List.of(new long[] {2, 13}, new long[] {2, 5, 6, 7})) {
            long[] two = new long[sizes.length - 1];
            Arrays.fill(two, 2);
            GraphBuilder b = new GraphBuilder("net");
            String x = b.input("x", DataType.FLOAT32, Shape.batchOf(sizes));
            assertLowered(b.output(b.op("MaxPool", b.op("Relu", x).value())
                            .with("kernel_shape", two)
                            .with("strides", two)
                            .value())
                    .build());
        }
    }

    @ParameterizedTest
    @CsvSource({"6, 8, true", "9, 4, true", "3, 8, false", "12, 8, false", "6, 7, false", "8, 6, false"})
    void channelsAreFilledWhereWebGpuIsWrong(int read, int written, boolean filled) {
        GraphBuilder b = new GraphBuilder("net");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(read, 9, 11));
        RandomTensors random = new RandomTensors(7);
        Graph graph = b.output(b.op(
                                "Conv",
                                x,
                                b.constant("w", random.normal(written, read, 3, 3)),
                                b.constant("b", random.normal(written)))
                        .with("strides", new long[] {2, 1})
                        .with("pads", new long[] {1, 0, 1, 0})
                        .value())
                .build();
        assertThat(lowering.apply(graph).nodes().stream()
                        .filter(node -> node.is("Pad"))
                        .count())
                .isEqualTo(filled ? 2 : 0);
        assertLowered(graph);
    }

    @Test
    void aGraphWithoutThemStays() {
        GraphBuilder b = new GraphBuilder("net");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(2, 4, 5));
        Graph graph = b.output(b.op("MaxPool", x)
                        .with("kernel_shape", new long[] {2, 2})
                        .value())
                .build();
        assertThat(lowering.apply(graph)).isSameAs(graph);
    }

    /** Compares the output and its gradient, with the speedups that explainers have and without. */
    private void assertLowered(Graph graph) {
        Graph gradient = gradient(graph);
        for (Graph explainer : List.of(gradient, new Speedups().apply(gradient))) {
            Graph lowered = lowering.apply(explainer);
            assertThat(lowering.apply(lowered)).as("applied twice").isSameAs(lowered);
            assertThat(lowered.nodes())
                    .noneMatch(node -> node.is("ScatterElements") || node.output(1) != null)
                    .noneMatch(node -> node.integer("ceil_mode", 0) != 0);
            RandomTensors random = new RandomTensors(5);
            Shape of = Objects.requireNonNull(explainer.shape("x"));
            Shape to = Objects.requireNonNull(explainer.shape("dy"));
            Map<String, Tensor> feeds = Map.of("x", random.normal(withBatch(of)), "dy", random.normal(withBatch(to)));
            Map<String, Tensor> expected = Session.runOnce(explainer, feeds).byName();
            Session.runOnce(lowered, feeds)
                    .byName()
                    .forEach((name, value) -> TensorAssertions.assertClose(
                            name, value, Objects.requireNonNull(expected.get(name)), 1e-6));
        }
    }

    private static long[] withBatch(Shape shape) {
        long[] sizes = shape.sizes();
        sizes[0] = 3;
        return sizes;
    }

    private static Graph gradient(Graph graph) {
        Graph forward = LearnValues.apply(graph);
        String output = forward.outputs().get(0);
        GraphBuilder builder = forward.toBuilder();
        String dy = builder.input("dy", DataType.FLOAT32, Objects.requireNonNull(forward.shape(output)));
        String dx = BackwardBuilder.append(builder, forward, Map.of(output, dy), List.of("x"))
                .get("x");
        return builder.outputs(List.of(output, builder.rename(Objects.requireNonNull(dx), "dx")))
                .buildPruned();
    }

    private static long[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
    }
}

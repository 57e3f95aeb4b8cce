package org.vizsla.autodiff.lrp;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.runtime.LearnValues;
import org.vizsla.testkit.RandomTensors;

/** Small linear layers of all kinds, each a graph from {@code x} to its one output, with sizes that differ from axis to axis. */
record LinearLayers(String name, Graph graph) {
    private static final RandomTensors RANDOM = new RandomTensors(41);

    static List<LinearLayers> all() {
        return List.of(
                layer("Conv", (b, x) -> conv(b, x, true), 3, 5, 4),
                layer("Conv without bias", (b, x) -> conv(b, x, false), 3, 5, 4),
                layer(
                        "Conv in groups with strides",
                        (b, x) -> b.op("Conv", x, weight(b, 6, 2, 3, 2), weight(b, 6))
                                .with("group", 2)
                                .with("strides", new long[] {2, 2})
                                .with("pads", new long[] {1, 0, 1, 1})
                                .value(),
                        4,
                        5,
                        6),
                layer(
                        "ConvTranspose",
                        (b, x) -> b.op("ConvTranspose", x, weight(b, 3, 2, 3, 2), weight(b, 2))
                                .with("strides", new long[] {2, 1})
                                .value(),
                        3,
                        3,
                        4),
                layer("Conv, normalized", (b, x) -> normalized(b, conv(b, x, true), 4), 3, 5, 4),
                layer("Conv without bias, normalized", (b, x) -> normalized(b, conv(b, x, false), 4), 3, 5, 4),
                layer(
                        "Conv and an added bias, normalized",
                        (b, x) -> normalized(
                                b,
                                b.op("Add", weight(b, 4, 1, 1), conv(b, x, false))
                                        .value(),
                                4),
                        3,
                        5,
                        4),
                layer(
                        "Gemm",
                        (b, x) -> b.op("Gemm", x, weight(b, 3, 7), weight(b, 3))
                                .with("transB", 1)
                                .value(),
                        7),
                layer(
                        "Gemm with factors, normalized",
                        (b, x) -> normalized(
                                b,
                                b.op("Gemm", x, weight(b, 7, 3), weight(b, 3))
                                        .with("alpha", -0.5f)
                                        .with("beta", 2f)
                                        .value(),
                                3),
                        7),
                layer(
                        "MatMul of rows and an added bias",
                        (b, x) -> b.op("Add", b.op("MatMul", x, weight(b, 5, 3)).value(), weight(b, 3))
                                .value(),
                        4,
                        5),
                layer(
                        "MatMul with the weight first",
                        (b, x) -> b.op("MatMul", weight(b, 3, 4), x).value(),
                        4,
                        5),
                layer(
                        "Einsum and an added bias",
                        (b, x) -> b.op("Add", einsum(b, "bic,cho->bhio", x, weight(b, 5, 2, 3)), weight(b, 3))
                                .value(),
                        4,
                        5),
                layer(
                        "Einsum with the weight first, and an axis that is summed over",
                        (b, x) -> einsum(b, "ok,bkj->bo", weight(b, 3, 4), x),
                        4,
                        5));
    }

    private static LinearLayers layer(String name, BiFunction<GraphBuilder, String, String> body, long... sizes) {
        GraphBuilder builder = new GraphBuilder(name);
        String x = builder.input("x", DataType.FLOAT32, Shape.batchOf(sizes));
        Graph graph = builder.output(body.apply(builder, x)).build();
        return new LinearLayers(name, LearnValues.apply(graph));
    }

    private static String conv(GraphBuilder b, String x, boolean bias) {
        return b.op("Conv", x, weight(b, 4, 3, 3, 2), bias ? weight(b, 4) : "")
                .with("pads", new long[] {1, 0, 1, 1})
                .value();
    }

    private static String normalized(GraphBuilder b, String x, int channels) {
        String variance = b.constant("variance", RANDOM.uniform(0.5, 2, channels));
        return b.op("BatchNormalization", x, weight(b, channels), weight(b, channels), weight(b, channels), variance)
                .value();
    }

    private static String einsum(GraphBuilder b, String equation, String left, String right) {
        return b.op("Einsum", left, right).with("equation", equation).value();
    }

    private static String weight(GraphBuilder b, long... sizes) {
        return b.constant("weight", RANDOM.normal(sizes));
    }

    /** A batch of two. */
    Tensor input(long seed, boolean signed) {
        long[] batch = Objects.requireNonNull(graph.shape("x")).sizes();
        batch[0] = 2;
        RandomTensors random = new RandomTensors(seed);
        return signed ? random.normal(batch) : random.uniform(0, 2, batch);
    }

    @Override
    public String toString() {
        return name;
    }
}

package org.vizsla.fuzz;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** Sound classifiers of a few nodes, images {@code [N, 3, 8, 8]} to 5 classes, that have most families of operators between them. */
final class SmallGraphs {
    private static final int CHANNELS = 4;
    private static final int CLASSES = 5;

    /** What comes between a first convolution, {@code [N, 4, 8, 8]}, and pooling. */
    private static final List<BiFunction<GraphBuilder, String, String>> MIDDLES = List.of(
            (b, h) -> b.op("Relu", h).value(),
            (b, h) -> b.op("MaxPool", h)
                    .with("kernel_shape", new long[] {3, 3})
                    .with("strides", new long[] {2, 2})
                    .with("pads", new long[] {1, 1, 1, 1})
                    .value(),
            (b, h) -> b.op("AveragePool", h)
                    .with("kernel_shape", new long[] {2, 2})
                    .with("strides", new long[] {2, 2})
                    .with("ceil_mode", 1)
                    .value(),
            (b, h) -> b.op("BatchNormalization", h, vector(b, 1), vector(b, 2), vector(b, 3), vector(b, 4))
                    .value(),
            (b, h) -> b.op("LayerNormalization", h, b.constant("g", ramp(8)), b.constant("g", ramp(8)))
                    .with("axis", -1)
                    .value(),
            (b, h) ->
                    b.op("InstanceNormalization", h, vector(b, 1), vector(b, 2)).value(),
            (b, h) -> b.op("ConvTranspose", h, b.constant("w", ramp(CHANNELS, 4, 2, 2)))
                    .with("strides", new long[] {2, 2})
                    .value(),
            (b, h) -> b.op("Conv", h, b.constant("w", ramp(CHANNELS, 1, 3, 3)))
                    .with("group", CHANNELS)
                    .with("auto_pad", "SAME_UPPER")
                    .with("dilations", new long[] {2, 2})
                    .value(),
            (b, h) -> b.op("Resize", h, "", b.constant("s", Tensor.ofFloats(Shape.of(4), 1, 1, 2, 2)))
                    .with("mode", "linear")
                    .value(),
            (b, h) -> b.op("Pad", h, b.integers(0, 0, 1, 1, 0, 0, 1, 1), b.scalar(0))
                    .with("mode", "constant")
                    .value(),
            (b, h) -> b.op("DepthToSpace", h).with("blocksize", 2).value(),
            (b, h) -> b.op("SpaceToDepth", h).with("blocksize", 2).value(),
            (b, h) -> b.op("Slice", h, b.integers(1, 0), b.integers(7, 8), b.integers(2, 3), b.integers(2, 1))
                    .value(),
            (b, h) -> b.op("Transpose", h).with("perm", new long[] {0, 1, 3, 2}).value(),
            (b, h) -> b.op("Reshape", h, b.integers(0, 2, -1, 8)).value(),
            (b, h) -> b.op("Gather", h, b.integers(0, 2, 3)).with("axis", 2).value(),
            (b, h) -> b.op("Concat", h, b.op("Sigmoid", h).value())
                    .with("axis", 1)
                    .value(),
            (b, h) -> String.valueOf(b.op("Split", h)
                    .with("axis", 1)
                    .with("num_outputs", 2)
                    .values(2)
                    .get(1)),
            (b, h) -> b.op("ReduceMean", h, b.integers(2)).with("keepdims", 1).value(),
            (b, h) -> b.op("Einsum", h, b.op("Tanh", h).value())
                    .with("equation", "nchw,nkhw->nckw")
                    .value(),
            (b, h) -> b.op("MatMul", h, b.constant("m", ramp(8, 6))).value(),
            (b, h) -> b.op("Softmax", b.op("Mul", h, h).value()).with("axis", 3).value(),
            (b, h) -> b.op("Expand", b.op("GlobalMaxPool", h).value(), b.integers(1, 1, 3, 2))
                    .value(),
            (b, h) -> b.op("Tile", h, b.integers(1, 1, 2, 1)).value(),
            (b, h) -> b.op("LRN", h).with("size", 3).value(),
            (b, h) -> b.op("Where", b.op("Greater", h, b.scalar(0)).value(), h, b.scalar(1))
                    .value(),
            (b, h) -> b.op("Clip", h, b.scalar(-1), b.scalar(1)).value(),
            (b, h) -> b.op("CumSum", h, b.integer(2)).value(),
            (b, h) -> b.op("TopK", h, b.integers(3)).with("axis", 3).values(2).get(0),
            (b, h) -> b.op("Trilu", h, b.integer(1)).with("upper", 0).value(),
            (b, h) -> b.op("GroupNormalization", h, vector(b, 1), vector(b, 2))
                    .with("num_groups", 2)
                    .value(),
            SmallGraphs::quantized,
            SmallGraphs::recurrent,
            SmallGraphs::looped);

    private SmallGraphs() {}

    /** One graph for each middle. */
    static List<Graph> all() {
        return IntStream.range(0, MIDDLES.size()).mapToObj(SmallGraphs::graph).toList();
    }

    private static Graph graph(int middle) {
        GraphBuilder b = new GraphBuilder("small" + middle);
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 8, 8));
        String first = b.op("Conv", x, b.constant("w", ramp(CHANNELS, 3, 3, 3)), vector(b, 1))
                .with("pads", new long[] {1, 1, 1, 1})
                .with("kernel_shape", new long[] {3, 3})
                .value();
        String h = MIDDLES.get(middle).apply(b, first);
        String pooled = b.op("GlobalAveragePool", b.op("Relu", h).value()).value();
        String flat = b.op("ReduceSum", b.op("Flatten", pooled).value(), b.integers(1))
                .with("keepdims", 1)
                .value();
        String scores = b.op("Gemm", flat, b.constant("w", ramp(CLASSES, 1)), b.constant("b", ramp(CLASSES)))
                .with("transB", 1)
                .value();
        return b.output(scores).build();
    }

    private static String quantized(GraphBuilder b, String h) {
        String zero = b.constant("zero", Tensor.of(DataType.UINT8, Shape.of(), java.nio.ByteBuffer.wrap(new byte[1])));
        String whole = b.op("QuantizeLinear", h, b.scalar(0.1f), zero).value();
        return b.op("DequantizeLinear", whole, b.scalar(0.1f), zero).value();
    }

    private static String recurrent(GraphBuilder b, String h) {
        String rows = b.op("Reshape", h, b.integers(4, -1, 64)).value();
        String y = b.op("GRU", rows, b.constant("w", ramp(1, 6, 64)), b.constant("r", ramp(1, 6, 2)))
                .with("hidden_size", 2)
                .value();
        return b.op("Reshape", y, b.integers(-1, 2, 2, 2)).value();
    }

    private static String looped(GraphBuilder b, String h) {
        GraphBuilder body = new GraphBuilder("body");
        body.input("trip", DataType.INT64, Shape.of());
        String goesOn = body.input("on", DataType.BOOL, Shape.of());
        String state = body.input("state", DataType.FLOAT32, Shape.of(-1, -1, -1, -1));
        body.output(body.op("Identity", goesOn).named("still"));
        body.output(body.op("Mul", state, body.initializer("half", Tensor.scalar(0.5f)))
                .named("next"));
        return b.op("Loop", b.integer(3), "", h)
                .with("body", new Attribute.OfGraph(body.buildInner()))
                .value();
    }

    private static String vector(GraphBuilder b, int hint) {
        return b.constant("v" + hint, ramp(CHANNELS));
    }

    private static Tensor ramp(long... sizes) {
        float[] values = new float[Shape.lengthOf(sizes)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i % 7 - 2) / 5f + 0.1f;
        }
        return Tensor.ofFloats(Shape.of(sizes), values);
    }
}

package org.vizsla.graph.pass;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;

/** Small quantized networks from x {@code [2, 3, 4, 4]} to y, with the types of their quantized values. */
public final class QuantizedNets {
    /** All of them, by name. */
    public static final Map<String, Graph> ALL = new TreeMap<>(Map.ofEntries(
            entry("two readers", twoReaders()),
            entry("a pool of quantized values", pool()),
            entry("joined and padded", joined()),
            entry("joined of two scales", twoScales()),
            entry("another scale", otherScale()),
            entry("a scale for each channel", channels()),
            entry("a scale for each column", columns()),
            entry("a computed scale", computedScale()),
            entry("computed scales", computedScales()),
            entry("whole numbers as such", wholeNumbers()),
            entry("dynamic layers", dynamicLayers()),
            entry("weights by channel", weights()),
            entry("weights in blocks", blocks())));

    private QuantizedNets() {}

    /** One of them. */
    public static Graph named(String name) {
        Graph graph = ALL.get(name);
        if (graph == null) {
            throw new IllegalArgumentException(name);
        }
        return graph;
    }

    private static Graph twoReaders() {
        Net n = new Net();
        String q = n.quantize("x", 0.01f, n.zero(-4));
        n.dequantize(q, 0.01f, n.zero(-4), "first");
        n.dequantize(q, 0.01f, n.zero(-4), "second");
        n.b.op("Mul", "first", "second").named("y");
        return n.done();
    }

    private static Graph pool() {
        Net n = new Net();
        String q = n.quantize("x", 0.5f, n.zero(0));
        String pooled = n.whole(
                n.b.op("MaxPool", q).with("kernel_shape", new long[] {2, 2}).value());
        String flat = n.whole(n.b.op("Reshape", pooled, n.b.integers(2, -1)).value());
        n.dequantize(flat, 0.5f, n.zero(0), "y");
        return n.done();
    }

    private static Graph joined() {
        Net n = new Net();
        String q = n.quantize("x", 0.02f, n.zero(7));
        String other = n.quantize(n.b.op("Neg", "x").value(), 0.02f, n.zero(7));
        String constant = n.b.constant("constant", bytes(Shape.of(2, 1, 4, 4), 32));
        String joined =
                n.whole(n.b.op("Concat", q, other, constant).with("axis", 1).value());
        String padded = n.whole(n.b.op("Pad", joined, n.b.integers(0, 0, 1, 0, 0, 0, 0, 2), n.zero(9))
                .value());
        n.dequantize(padded, 0.02f, n.zero(7), "y");
        return n.done();
    }

    private static Graph twoScales() {
        Net n = new Net();
        String q = n.quantize("x", 0.02f, n.zero(7));
        String other = n.quantize("x", 0.03f, n.zero(7));
        String joined = n.whole(n.b.op("Concat", q, other).with("axis", 1).value());
        n.dequantize(joined, 0.02f, n.zero(7), "y");
        return n.done();
    }

    private static Graph otherScale() {
        Net n = new Net();
        n.dequantize(n.quantize("x", 0.02f, n.zero(7)), 1, n.zero(7), "y");
        return n.done();
    }

    private static Graph channels() {
        Net n = new Net();
        String scales = n.b.constant("scales", Tensor.ofFloats(Shape.of(3), 0.01f, 0.02f, 0.03f));
        String zeros = n.b.constant("zeros", bytes(Shape.of(3), 3));
        String q = n.whole(n.b.op("QuantizeLinear", "x", scales, zeros).value());
        n.b.op("DequantizeLinear", q, scales, zeros).named("y");
        return n.done();
    }

    private static Graph columns() {
        Net n = new Net();
        String scales = n.b.constant("scales", Tensor.ofFloats(Shape.of(4), 0.01f, 0.02f, 0.03f, 0.005f));
        String q = n.whole(n.b.op("QuantizeLinear", "x", scales, n.b.constant("zeros", bytes(Shape.of(4), 4)))
                .with("axis", -1)
                .value());
        n.b.op("DequantizeLinear", q, scales, n.b.constant("zeros", bytes(Shape.of(4), 4)))
                .with("axis", -1)
                .named("y");
        return n.done();
    }

    /** By the largest magnitude, of which a part lies out of range. */
    private static Graph computedScale() {
        Net n = new Net();
        String largest = n.b.op("ReduceMax", n.b.op("Abs", "x").value(), n.b.integers(0, 1, 2, 3))
                .with("keepdims", 0)
                .value();
        String scale = n.known(n.b.op("Mul", largest, n.b.scalar(0.004f)).value(), Shape.of());
        String q = n.whole(n.b.op("QuantizeLinear", "x", scale, n.zero(3)).value());
        n.b.op("DequantizeLinear", q, scale, n.zero(3)).named("y");
        return n.done();
    }

    private static Graph computedScales() {
        Net n = new Net();
        String largest = n.b.op("ReduceMax", n.b.op("Abs", "x").value(), n.b.integers(0, 2, 3))
                .with("keepdims", 0)
                .value();
        String scale = n.known(n.b.op("Mul", largest, n.b.scalar(0.004f)).value(), Shape.of(3));
        String zeros = n.b.constant("zeros", bytes(Shape.of(3), 3));
        String q = n.whole(n.b.op("QuantizeLinear", "x", scale, zeros).value());
        n.b.op("DequantizeLinear", q, scale, zeros).named("y");
        return n.done();
    }

    private static Graph wholeNumbers() {
        Net n = new Net();
        String turned = n.whole(n.b.op("Transpose", n.quantize("x", 0.01f, n.zero(0)))
                .with("perm", new long[] {0, 2, 3, 1})
                .value());
        n.b.op("Cast", turned).with("to", DataType.FLOAT32.code()).named("y");
        return n.done();
    }

    private static Graph dynamicLayers() {
        Net n = new Net();
        List<String> q = n.b.op("DynamicQuantizeLinear", "x").values(3);
        n.b.value(new Value(q.get(0), DataType.UINT8, null));
        n.b.op("DequantizeLinear", q.get(0), n.b.scalar(1), q.get(2)).named("levels");
        for (String layer : List.of("a", "b")) {
            String w = n.b.constant("w", Tensor.ofFloats(Shape.of(2, 3, 1, 1), 3, -1, 2, 5, 1, 7));
            String c = n.b.op("Conv", "levels", w).named(layer);
            String scale = n.b.op("Mul", q.get(1), n.b.scalar(0.01f)).value();
            n.b.op("Mul", c, scale).named(layer + "_real");
        }
        n.b.op("Add", "a_real", "b_real").named("y");
        return n.done();
    }

    private static Graph weights() {
        Net n = new Net();
        String scales = n.b.constant("scales", Tensor.ofFloats(Shape.of(2), 0.01f, 0.02f));
        String zeros = n.b.constant("zeros", bytes(Shape.of(2), 2));
        String w = n.b.op("DequantizeLinear", n.b.constant("w", bytes(Shape.of(2, 3, 1, 1), 6)), scales, zeros)
                .with("axis", 0)
                .value();
        n.b.op("Conv", "x", w).named("y");
        return n.done();
    }

    private static Graph blocks() {
        Net n = new Net();
        String scales =
                n.b.constant("scales", Tensor.ofFloats(Shape.of(2, 3), 0.01f, 0.02f, 0.03f, 0.04f, 0.05f, 0.06f));
        String w = n.b.op("DequantizeLinear", n.b.constant("w", bytes(Shape.of(4, 3), 12)), scales)
                .with("axis", 0)
                .with("block_size", 2)
                .value();
        n.b.op("MatMul", "x", w).named("y");
        return n.done();
    }

    private static Tensor bytes(Shape shape, int count) {
        var bytes = Tensor.allocate(count);
        for (int i = 0; i < count; i++) {
            bytes.put((byte) (11 * i - 30));
        }
        return Tensor.of(DataType.INT8, shape, bytes.flip());
    }

    /** A network under construction. */
    private static final class Net {
        private final GraphBuilder b = new GraphBuilder("quantized");

        Net() {
            b.input("x", DataType.FLOAT32, Shape.of(2, 3, 4, 4));
        }

        String zero(int value) {
            var bytes = Tensor.allocate(1).put(0, (byte) value);
            return b.initializer("zero" + value, Tensor.of(DataType.INT8, Shape.of(), bytes));
        }

        String quantize(String value, float scale, String zero) {
            return whole(b.op("QuantizeLinear", value, b.scalar(scale), zero).value());
        }

        void dequantize(String value, float scale, String zero, String output) {
            b.op("DequantizeLinear", value, b.scalar(scale), zero).named(output);
        }

        String known(String value, Shape shape) {
            b.value(new Value(value, DataType.FLOAT32, shape));
            return value;
        }

        String whole(String value) {
            b.value(new Value(value, DataType.INT8, null));
            return value;
        }

        Graph done() {
            return b.output("y").build();
        }
    }
}

package org.vizsla.graph.pass.internal.fused;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.pass.internal.Adapter;
import org.vizsla.graph.pass.internal.Lifting;

/** Layers of quantized values: real values in, the layer of real numbers, its results quantized. */
final class QuantizedLayers {
    private QuantizedLayers() {}

    /** Inputs: x, scale, zero; w, scale, zero; y's scale, zero; bias in whole numbers. */
    static void conv(Node node, Lifting lifting) {
        Quantized values = new Quantized(node, lifting);
        boolean last = node.integer("channels_last", 0) == 1;
        String w = values.real(3, 4, 5, 0);
        List<String> inputs = new ArrayList<>(List.of(first(node, values.real(0), last, lifting), w));
        if (node.input(8) != null) {
            inputs.add(values.bias(8, values.product(1, 4)));
        }
        String y = values.builder()
                .op("Conv", inputs)
                .called(lifting.takeName(node))
                .withAll(Quantized.ofTheLayer(node))
                .value();
        values.quantize(last(node, y, last, lifting), 6, 7);
    }

    /** Inputs: a, scale, zero; b, scale, zero; y's scale, zero. Scales may be one for each row of a, or column of b. */
    static void matMul(Node node, Lifting lifting) {
        Quantized values = new Quantized(node, lifting);
        String y = values.builder()
                .op("MatMul", values.real(0, 1, 2, -2), values.real(3, 4, 5, -1))
                .called(lifting.takeName(node))
                .value();
        values.quantize(y, 6, 7);
    }

    /** Inputs: a, scale, zero; b, scale, zero; c in whole numbers; y's scale, zero. Without the last two the result is real. */
    static void gemm(Node node, Lifting lifting) {
        Quantized values = new Quantized(node, lifting);
        GraphBuilder b = values.builder();
        float alpha = node.real("alpha", 1);
        long columns = node.integer("transB", 0) == 1 ? 0 : 1;
        List<String> inputs = new ArrayList<>(List.of(values.real(0), values.real(3, 4, 5, columns)));
        if (node.input(6) != null) {
            inputs.add(values.bias(
                    6, b.op("Mul", values.product(1, 4), b.scalar(alpha)).value()));
        }
        if (node.input(7) == null) {
            lifting.add(node, "Gemm", inputs, node.attributes());
        } else {
            values.quantize(
                    b.op("Gemm", inputs)
                            .called(lifting.takeName(node))
                            .withAll(node.attributes())
                            .value(),
                    7,
                    8);
        }
    }

    /** Inputs: x, scale, zero; y's scale, zero. */
    static Adapter pooled(String operator) {
        return (node, lifting) -> {
            Quantized values = new Quantized(node, lifting);
            boolean last = node.integer("channels_last", 0) == 1;
            Map<String, Attribute> attributes = new LinkedHashMap<>(Quantized.ofTheLayer(node));
            String y = values.builder()
                    .op(operator, first(node, values.real(0), last, lifting))
                    .called(lifting.takeName(node))
                    .withAll(attributes)
                    .value();
            values.quantize(last(node, y, last, lifting), 3, 4);
        };
    }

    private static String first(Node node, String value, boolean last, Lifting lifting) {
        return last ? ChannelsLast.channelsFirst(node, value, axes(node, lifting), lifting) : value;
    }

    private static String last(Node node, String value, boolean last, Lifting lifting) {
        return last ? ChannelsLast.channelsLast(node, value, axes(node, lifting), lifting) : value;
    }

    private static long axes(Node node, Lifting lifting) {
        long rank = lifting.rank(lifting.input(node, 0));
        return rank == Shape.UNKNOWN ? 2 + node.integers("kernel_shape", 1, 1).length : rank;
    }
}

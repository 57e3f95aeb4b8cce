package org.vizsla.graph.pass.internal.fused;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.pass.internal.Adapter;
import org.vizsla.graph.pass.internal.Lifting;

/** Arithmetic, functions and reductions of quantized values: on the real values they stand for. */
final class QuantizedArithmetic {
    private QuantizedArithmetic() {}

    /** Inputs: a, scale, zero; b, scale, zero; y's scale, zero. */
    static Adapter binary(String operator) {
        return (node, lifting) -> {
            Quantized values = new Quantized(node, lifting);
            String y = values.builder()
                    .op(operator, values.real(0), values.real(3))
                    .called(lifting.takeName(node))
                    .value();
            values.quantize(y, 6, 7);
        };
    }

    /** Inputs: x, scale, zero; y's scale, zero. */
    static Adapter unary(String operator) {
        return (node, lifting) -> function(node, operator, lifting);
    }

    /** Of an old operator set, all axes from {@code axis} on were one; the last is supported, and that of matrices. */
    static void softmax(Node node, Lifting lifting) {
        long axis = node.integer("axis", -1);
        boolean old = node.integer("opset", 13) < 13;
        if (old && axis != -1 && axis != lifting.rank(lifting.input(node, 0)) - 1) {
            lifting.add(node);
        } else {
            function(node, "Softmax", lifting);
        }
    }

    private static void function(Node node, String operator, Lifting lifting) {
        Quantized values = new Quantized(node, lifting);
        String y = values.builder()
                .op(operator, values.real(0))
                .called(lifting.takeName(node))
                .withAll(Quantized.ofTheLayer(node))
                .value();
        values.quantize(y, 3, 4);
    }

    /** Inputs: x, scale, zero; y's scale, zero. */
    static void mean(Node node, Lifting lifting) {
        Quantized values = new Quantized(node, lifting);
        GraphBuilder b = values.builder();
        long[] axes = node.integersOrNull("axes");
        String y = b.op("ReduceMean", values.real(0), axes == null ? "" : b.integers(axes))
                .called(lifting.takeName(node))
                .with("keepdims", node.integer("keepdims", 1))
                .value();
        values.quantize(y, 3, 4);
    }

    /** Inputs: y's scale, zero; then value, scale and zero of each part. */
    static void concat(Node node, Lifting lifting) {
        Quantized values = new Quantized(node, lifting);
        List<String> parts = new ArrayList<>();
        for (int part = 2; part < node.inputs().size(); part += 3) {
            parts.add(values.real(part));
        }
        String y = values.builder()
                .op("Concat", parts)
                .called(lifting.takeName(node))
                .with("axis", node.integer("axis", 1))
                .value();
        values.quantize(y, 0, 1, 2);
    }

    /** Inputs: condition; x, scale, zero; y, scale, zero; the result's scale, zero. */
    static void where(Node node, Lifting lifting) {
        Quantized values = new Quantized(node, lifting);
        String chosen = values.builder()
                .op("Where", lifting.input(node, 0), values.real(1), values.real(4))
                .called(lifting.takeName(node))
                .value();
        values.quantize(chosen, 7, 8, 1);
    }
}

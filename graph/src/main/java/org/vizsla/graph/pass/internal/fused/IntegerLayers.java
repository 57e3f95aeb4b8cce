package org.vizsla.graph.pass.internal.fused;

import java.util.List;
import java.util.Map;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.pass.internal.Lifting;

/**
 * Layers of whole numbers, whose results are sums of products: a quantized value with its zero point taken off, times one in scale 1. Sums below 2^24 are the same in
 * real numbers.
 *
 * <p>Where the result goes on as real numbers, as is usual, it is real at once, so that nothing is rounded in between.
 */
final class IntegerLayers {
    private IntegerLayers() {}

    /** Inputs: x, w, x's zero, w's zero, of which the last may be one for each output. */
    static void conv(Node node, Lifting lifting) {
        GraphBuilder b = lifting.builderFor(node);
        String y = b.op("Conv", centred(node, 0, 2, 1, lifting), centred(node, 1, 3, 0, lifting))
                .called(lifting.takeName(node))
                .withAll(node.attributes())
                .value();
        finish(node, y, lifting);
    }

    /** Inputs: a, b, a's zero, b's zero, of which there may be one for each row of a, or column of b. */
    static void matMul(Node node, Lifting lifting) {
        GraphBuilder b = lifting.builderFor(node);
        String y = b.op("MatMul", centred(node, 0, 2, -2, lifting), centred(node, 1, 3, -1, lifting))
                .called(lifting.takeName(node))
                .value();
        finish(node, y, lifting);
    }

    /** Inputs: a, b, their scales, their zeros, a bias of real numbers. */
    static void matMulToFloat(Node node, Lifting lifting) {
        Quantized values = new Quantized(node, lifting);
        product(node, values.real(0, 2, 4, -2), values.real(1, 3, 5, -1), 6, lifting);
    }

    /** Inputs: a of real numbers, which is quantized on the way; b, its scale and zero; a bias of real numbers. */
    static void dynamicMatMul(Node node, Lifting lifting) {
        Quantized values = new Quantized(node, lifting);
        GraphBuilder b = values.builder();
        List<String> quantized =
                b.op("DynamicQuantizeLinear", lifting.input(node, 0)).values(3);
        String a = b.op("DequantizeLinear", quantized).value();
        product(node, a, values.real(1, 2, 3, -1), 4, lifting);
    }

    private static void product(Node node, String left, String right, int bias, Lifting lifting) {
        String added = Lifting.optionalInput(node, bias);
        if (added.isEmpty()) {
            lifting.add(node, "MatMul", List.of(left, right), Map.of());
            return;
        }
        String y = lifting.builderFor(node)
                .op("MatMul", left, right)
                .called(lifting.takeName(node))
                .value();
        lifting.add(node, "Add", List.of(y, added), Map.of());
    }

    /** An input as real numbers, without its zero point. */
    private static String centred(Node node, int index, int zero, long axis, Lifting lifting) {
        GraphBuilder b = lifting.builderFor(node);
        String zeros = Lifting.optionalInput(node, zero);
        Tensor constant = lifting.constant(zeros);
        String one = b.scalar(1);
        String scales = constant == null || constant.elements() == 1
                ? one
                : b.op("Expand", one, b.op("Shape", zeros).value()).value();
        return b.op("DequantizeLinear", lifting.input(node, index), scales, zeros)
                .with("axis", axis)
                .value();
    }

    private static void finish(Node node, String real, Lifting lifting) {
        List<Node> readers = lifting.readers(node.outputs().get(0));
        boolean goesOnAsReal = !readers.isEmpty()
                && readers.stream()
                        .allMatch(reader -> reader.is("Cast") && reader.integer("to", 0) == DataType.FLOAT32.code());
        if (goesOnAsReal) {
            lifting.addReal(node, real);
        } else {
            lifting.add(node, "Cast", List.of(real), Map.of("to", new Attribute.Int(DataType.INT32.code())));
        }
    }
}

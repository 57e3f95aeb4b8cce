package org.vizsla.graph.pass.internal.fused;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.pass.internal.Lifting;

/** Convolutions and matrix products with what ONNX Runtime put into them. */
final class FusedLayers {
    private static final Set<String> OF_ACTIVATION =
            Set.of("activation", "activation_params", "activation_alpha", "activation_beta", "activation_gamma");

    private FusedLayers() {}

    /** {@code activation(Conv(x, w, b) + z)}; bias, sum and activation may be left out. */
    static void conv(Node node, Lifting lifting) {
        GraphBuilder b = lifting.builderFor(node);
        List<String> inputs = List.of(lifting.input(node, 0), lifting.input(node, 1), Lifting.optionalInput(node, 2));
        String y = b.op("Conv", inputs)
                .called(lifting.takeName(node))
                .withAll(ofTheLayer(node))
                .value();
        String sum = Lifting.optionalInput(node, 3);
        String total = sum.isEmpty() ? y : b.op("Add", y, sum).value();
        List<Float> parameters = node.attributes().get("activation_params") instanceof Attribute.Reals reals
                ? reals.values()
                : List.of();
        FusedActivations.activate(node, total, parameters, lifting);
    }

    /** {@code activation(Gemm(a, b, c))}. */
    static void gemm(Node node, Lifting lifting) {
        String y = lifting.builderFor(node)
                .op("Gemm", node.inputs())
                .called(lifting.takeName(node))
                .withAll(ofTheLayer(node))
                .value();
        List<Float> parameters = new ArrayList<>();
        for (String attribute : List.of("activation_alpha", "activation_beta")) {
            if (node.attributes().get(attribute) instanceof Attribute.Real real) {
                parameters.add(real.value());
            }
        }
        FusedActivations.activate(node, y, parameters, lifting);
    }

    /** {@code alpha * MatMul(a', b')}, where the last two axes of either may be swapped; where axes of the batch are, it stays as it is. */
    static void matMul(Node node, Lifting lifting) {
        if (node.integer("transBatchA", 0) == 1 || node.integer("transBatchB", 0) == 1) {
            lifting.add(node);
            return;
        }
        String left = operand(node, 0, "transA", lifting);
        String right = operand(node, 1, "transB", lifting);
        float alpha = node.real("alpha", 1);
        if (alpha == 1) {
            lifting.add(node, "MatMul", List.of(left, right), Map.of());
            return;
        }
        String product = lifting.builderFor(node)
                .op("MatMul", left, right)
                .called(lifting.takeName(node))
                .value();
        lifting.add(node, "Mul", List.of(product, lifting.scalarLike(node, left, alpha)), Map.of());
    }

    private static String operand(Node node, int index, String transposed, Lifting lifting) {
        String value = lifting.input(node, index);
        return node.integer(transposed, 0) == 0 ? value : swapped(node, value, lifting);
    }

    /** The value with its last two axes swapped; one whose number of axes is not known is put in rows first. */
    static String swapped(Node node, String value, Lifting lifting) {
        GraphBuilder b = lifting.builderFor(node);
        long rank = lifting.rank(value);
        if (rank == Shape.UNKNOWN) {
            String shape = b.op("Shape", value).value();
            String matrix = b.op("Shape", value).with("start", -2).value();
            String flat = b.op(
                            "Reshape",
                            value,
                            b.op("Concat", b.integers(-1), matrix)
                                    .with("axis", 0)
                                    .value())
                    .value();
            String turned =
                    b.op("Transpose", flat).with("perm", new long[] {0, 2, 1}).value();
            String leading = b.op("Slice", shape, b.integers(0), b.integers(-2)).value();
            String last = b.op("Shape", value).with("start", -1).value();
            String before =
                    b.op("Shape", value).with("start", -2).with("end", -1).value();
            return b.op(
                            "Reshape",
                            turned,
                            b.op("Concat", leading, last, before)
                                    .with("axis", 0)
                                    .value())
                    .value();
        }
        if (rank < 2) {
            throw new VizslaException(node.label() + " swaps the last two axes of '" + value + "', which has " + rank
                    + ": the model is broken, export it again");
        }
        long[] order = new long[Shape.lengthOf(rank)];
        for (int axis = 0; axis < order.length; axis++) {
            order[axis] = axis;
        }
        order[order.length - 1] = rank - 2;
        order[order.length - 2] = rank - 1;
        return b.op("Transpose", value).with("perm", order).value();
    }

    private static Map<String, Attribute> ofTheLayer(Node node) {
        Map<String, Attribute> attributes = new LinkedHashMap<>(node.attributes());
        attributes.keySet().removeAll(OF_ACTIVATION);
        return attributes;
    }
}

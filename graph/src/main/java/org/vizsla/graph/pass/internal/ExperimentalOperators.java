package org.vizsla.graph.pass.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;

/**
 * Operators that were experiments until set 10 and never became standard; exporters of Core ML, Caffe2 and WinML models wrote them, and ONNX Runtime still runs most of them.
 *
 * <p>Source: the ONNX operator documentation, release 1.2, section "Experimental operators".
 */
final class ExperimentalOperators {
    private ExperimentalOperators() {}

    /** {@code x * scale + bias[channel]}. */
    static void imageScaler(Node node, Lifting lifting) {
        String x = lifting.input(node, 0);
        GraphBuilder b = lifting.builderFor(node);
        String scaled = b.op("Mul", x, lifting.scalarLike(node, x, node.real("scale", 1)))
                .value();
        float[] bias = reals(node, "bias");
        if (bias == null) {
            lifting.add(node, "Identity", List.of(scaled), Map.of());
            return;
        }
        String channels = b.constant("bias", Tensor.ofFloats(Shape.of(bias.length, 1, 1), bias));
        lifting.add(node, "Add", List.of(scaled, lifting.like(node, x, channels)), Map.of());
    }

    /** {@code x * scale}. */
    static void scale(Node node, Lifting lifting) {
        String x = lifting.input(node, 0);
        lifting.add(node, "Mul", List.of(x, lifting.scalarLike(node, x, node.real("scale", 1))), Map.of());
    }

    /** {@code alpha * x + beta}. */
    static void affine(Node node, Lifting lifting) {
        String x = lifting.input(node, 0);
        String scaled = lifting.builderFor(node)
                .op("Mul", x, lifting.scalarLike(node, x, node.real("alpha", 1)))
                .value();
        lifting.add(node, "Add", List.of(scaled, lifting.scalarLike(node, x, node.real("beta", 0))), Map.of());
    }

    /** {@code alpha * f(beta * x)}. */
    static Adapter scaledFunction(String function) {
        return (node, lifting) -> {
            String x = lifting.input(node, 0);
            GraphBuilder b = lifting.builderFor(node);
            String inner = b.op("Mul", x, lifting.scalarLike(node, x, node.real("beta", 1)))
                    .value();
            String curved = b.op(function, inner).value();
            lifting.add(node, "Mul", List.of(curved, lifting.scalarLike(node, x, node.real("alpha", 1))), Map.of());
        };
    }

    /** Cuts {@code border=[left, top, right, bottom]} off; {@code scale=[height, width]} is the size of what stays behind left and top. */
    static void crop(Node node, Lifting lifting) {
        long[] border = node.integersOrNull("border");
        if (border == null || border.length != 4) {
            throw new VizslaException(node.label() + " lacks its four borders: the model is broken, export it again");
        }
        long[] size = node.integersOrNull("scale");
        long[] ends = size == null
                ? new long[] {border[3] == 0 ? Long.MAX_VALUE : -border[3], border[2] == 0 ? Long.MAX_VALUE : -border[2]
                }
                : new long[] {border[1] + size[0], border[0] + size[1]};
        GraphBuilder b = lifting.builderFor(node);
        lifting.add(
                node,
                "Slice",
                List.of(lifting.input(node, 0), b.integers(border[1], border[0]), b.integers(ends), b.integers(2, 3)),
                Map.of());
    }

    private static float @Nullable [] reals(Node node, String attribute) {
        if (!(node.attributes().get(attribute) instanceof Attribute.Reals reals)) {
            return null;
        }
        float[] values = new float[reals.values().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = reals.values().get(i);
        }
        return values;
    }
}

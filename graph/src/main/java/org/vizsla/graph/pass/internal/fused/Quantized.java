package org.vizsla.graph.pass.internal.fused;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.pass.internal.Lifting;

/** The real numbers that a node's quantized values stand for: {@code (q - zero point) * scale}. */
final class Quantized {
    private static final long WHOLE = 1;

    private final Node node;
    private final Lifting lifting;
    private final GraphBuilder builder;

    Quantized(Node node, Lifting lifting) {
        this.node = node;
        this.lifting = lifting;
        this.builder = lifting.builderFor(node);
    }

    GraphBuilder builder() {
        return builder;
    }

    /** The real values of an input, whose scale and zero point are the two inputs behind it. */
    String real(int index) {
        return real(index, index + 1, index + 2, WHOLE);
    }

    /** The real values of an input, whose scale and zero point may be one for each position along an axis. */
    String real(int index, int scale, int zero, long axis) {
        String scales = lifting.input(node, scale);
        String zeros = Lifting.optionalInput(node, zero);
        if (!zeros.isEmpty() && count(zeros) != count(scales)) {
            zeros = count(zeros) == 1 ? spread(zeros, scales) : zeros;
            scales = count(scales) == 1 ? spread(scales, zeros) : scales;
        }
        return builder.op("DequantizeLinear", lifting.input(node, index), scales, zeros)
                .with("axis", axis)
                .value();
    }

    /** The elements of a constant; 1 where it is none, as of scales that are computed. */
    private long count(String value) {
        Tensor constant = lifting.constant(value);
        return constant == null ? 1 : constant.elements();
    }

    /** One number as many times as another constant has. */
    private String spread(String one, String other) {
        return builder.op("Expand", one, builder.op("Shape", other).value()).value();
    }

    /** Makes the node's output of real values, by the scale and the zero point at two inputs. */
    void quantize(String real, int scale, int zero) {
        quantize(real, scale, zero, 0);
    }

    /** The same, of the type that the input at an index has where there is no zero point. */
    void quantize(String real, int scale, int zero, int like) {
        String zeros = Lifting.optionalInput(node, zero);
        String known = zeros.isEmpty()
                ? builder.op("CastLike", builder.integer(0), lifting.input(node, like))
                        .value()
                : zeros;
        lifting.add(node, "QuantizeLinear", List.of(real, lifting.input(node, scale), known), Map.of());
    }

    /** A bias in whole numbers, of which each stands for the product of two scales. */
    String bias(int index, String scale) {
        String whole = builder.op("Cast", lifting.input(node, index))
                .with("to", DataType.FLOAT32.code())
                .value();
        return builder.op("Mul", whole, scale).value();
    }

    /** The product of two scales. */
    String product(int first, int second) {
        return builder.op("Mul", lifting.input(node, first), lifting.input(node, second))
                .value();
    }

    /** The attributes of a layer of real numbers, without those that only its quantized form has. */
    static Map<String, Attribute> ofTheLayer(Node node) {
        Map<String, Attribute> attributes = new LinkedHashMap<>(node.attributes());
        attributes.keySet().removeAll(Set.of("channels_last", "opset"));
        return attributes;
    }
}

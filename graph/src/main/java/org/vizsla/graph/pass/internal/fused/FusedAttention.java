package org.vizsla.graph.pass.internal.fused;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.pass.internal.Lifting;

/**
 * Attention of several heads, as encoders of images have it. With a mask or a past it stays as it is.
 *
 * <pre>{@code Softmax(scale * q k' + bias) v    for each head}</pre>
 */
final class FusedAttention {
    private FusedAttention() {}

    /** Queries, keys and values are one product: {@code x [B, S, D], weights [D, 3 H], bias [3 H]}. */
    static void merged(Node node, Lifting lifting) {
        boolean masked = node.input(3) != null;
        boolean rotated = node.integer("do_rotary", 0) == 1;
        if (masked || rotated || node.input(4) != null || isCausal(node, lifting)) {
            lifting.add(node);
            return;
        }
        List<String> parts = projected(node, lifting.input(node, 0), lifting.input(node, 1), lifting);
        attend(node, parts, node.input(5), lifting);
    }

    /** The same of quantized values: x, weights, bias, their scales, a mask, their zero points, a past. */
    static void quantized(Node node, Lifting lifting) {
        boolean masked = node.input(5) != null;
        boolean rotated = node.integer("do_rotary", 0) == 1;
        if (masked || rotated || node.input(8) != null || isCausal(node, lifting)) {
            lifting.add(node);
            return;
        }
        Quantized values = new Quantized(node, lifting);
        attend(node, projected(node, values.real(0, 3, 6, 1), values.real(1, 4, 7, -1), lifting), null, lifting);
    }

    private static List<String> projected(Node node, String x, String weights, Lifting lifting) {
        GraphBuilder b = lifting.builderFor(node);
        String product =
                b.op("MatMul", x, weights).called(lifting.takeName(node)).value();
        String bias = Lifting.optionalInput(node, 2);
        String all = bias.isEmpty() ? product : b.op("Add", product, bias).value();
        return thirds(b, all, node.integersOrNull("qkv_hidden_sizes"));
    }

    /** Queries, keys and values are given: {@code [B, S, H]} each. */
    static void multiHead(Node node, Lifting lifting) {
        boolean together = node.input(1) == null || node.input(2) == null;
        boolean masked = node.input(4) != null;
        boolean continued = node.inputs().stream().skip(6).anyMatch(input -> !input.isEmpty());
        if (together || masked || continued || isCausal(node, lifting) || lifting.rank(lifting.input(node, 1)) > 3) {
            lifting.add(node);
            return;
        }
        GraphBuilder b = lifting.builderFor(node);
        List<String> parts = node.inputs().subList(0, 3);
        String bias = Lifting.optionalInput(node, 3);
        if (!bias.isEmpty()) {
            List<String> biases = thirds(b, bias, null);
            parts = List.of(
                    b.op("Add", parts.get(0), biases.get(0)).value(),
                    b.op("Add", parts.get(1), biases.get(1)).value(),
                    b.op("Add", parts.get(2), biases.get(2)).value());
        }
        attend(node, parts, node.input(5), lifting);
    }

    private static void attend(Node node, List<String> parts, @Nullable String bias, Lifting lifting) {
        GraphBuilder b = lifting.builderFor(node);
        long count = node.integer("num_heads", 1);
        String queries = heads(b, parts.get(0), count, 0, 2, 1, 3);
        String keys = heads(b, parts.get(1), count, 0, 2, 3, 1);
        String values = heads(b, parts.get(2), count, 0, 2, 1, 3);
        String products = b.op("MatMul", queries, keys).value();
        String scaled = scaled(node, products, queries, lifting);
        String biased = bias == null ? scaled : b.op("Add", scaled, bias).value();
        String shares = b.op("Softmax", biased).with("axis", -1).value();
        String seen = b.op("MatMul", shares, values).value();
        String places =
                b.op("Transpose", seen).with("perm", new long[] {0, 2, 1, 3}).value();
        lifting.add(
                node.withOutputs(node.outputs().subList(0, 1)),
                "Reshape",
                List.of(places, b.integers(0, 0, -1)),
                Map.of());
    }

    /** By the attribute, or by the root of the size of a head. */
    private static String scaled(Node node, String products, String queries, Lifting lifting) {
        GraphBuilder b = lifting.builderFor(node);
        if (node.attributes().get("scale") instanceof Attribute.Real scale && scale.value() != 0) {
            return b.op("Mul", products, lifting.scalarLike(node, products, scale.value()))
                    .value();
        }
        String size = b.op("Shape", queries).with("start", 3).value();
        String root = b.op("Sqrt", b.op("CastLike", size, products).value()).value();
        return b.op("Div", products, root).value();
    }

    /** {@code [B, S, H]} as {@code [B, S, heads, H / heads]}, with its axes in this order. */
    private static String heads(GraphBuilder b, String value, long count, long... order) {
        String apart = b.op("Reshape", value, b.integers(0, 0, count, -1)).value();
        return b.op("Transpose", apart).with("perm", order).value();
    }

    private static List<String> thirds(GraphBuilder b, String value, long @Nullable [] sizes) {
        return sizes == null || sizes.length == 0
                ? b.op("Split", value).with("axis", -1).with("num_outputs", 3).values(3)
                : b.op("Split", value, b.integers(sizes)).with("axis", -1).values(3);
    }

    /** Whether each place sees only what came before it, or keys and values are handed on to what comes. */
    private static boolean isCausal(Node node, Lifting lifting) {
        return node.integer("unidirectional", 0) == 1
                || node.outputs().stream().skip(1).anyMatch(lifting::isUsed);
    }
}

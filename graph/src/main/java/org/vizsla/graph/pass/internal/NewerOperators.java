package org.vizsla.graph.pass.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;

/**
 * What operator sets 22 to 28 brought beyond more element types: operators and attributes. A model that uses none of them means the same in {@link GraphBuilder#OPSET}.
 *
 * <p>Source: the ONNX operator changelog.
 */
public final class NewerOperators {
    /** Versions of operators that came later. */
    private static final Map<String, List<Integer>> VERSIONS = Map.of(
            "Attention", List.of(23, 24, 25),
            "RMSNormalization", List.of(23),
            "RotaryEmbedding", List.of(23),
            "Swish", List.of(24),
            "TensorScatter", List.of(24),
            "BitCast", List.of(26),
            "CumProd", List.of(26),
            "CausalConvWithState", List.of(27),
            "LinearAttention", List.of(27),
            "SwiGLU", List.of(28));

    /** Attributes that came later, and are no more than their default says unless they are set to something but 0. */
    private static final Map<String, String> TYPES =
            Map.of("DequantizeLinear", "output_dtype", "QuantizeLinear", "precision");

    /** Attributes that came later and concern element types that are not supported, or half precision alone. */
    private static final Map<String, String> MEANINGLESS =
            Map.of("Cast", "round_mode", "CastLike", "round_mode", "Range", "stash_type");

    private NewerOperators() {}

    /** The oldest operator set from {@link GraphBuilder#OPSET} on in which a graph of a newer one means the same. */
    public static int oldestFor(Graph graph) {
        return Math.max(GraphBuilder.OPSET, newest(graph, graph.opset()));
    }

    private static int newest(Graph graph, int opset) {
        int newest = 0;
        for (Node node : graph.nodes()) {
            newest = Math.max(newest, needed(node, opset));
            for (Attribute attribute : node.attributes().values()) {
                if (attribute instanceof Attribute.OfGraph inner) {
                    newest = Math.max(newest, newest(inner.value(), opset));
                }
            }
        }
        return newest;
    }

    private static int needed(Node node, int opset) {
        if (!node.domain().isEmpty()) {
            return 0;
        }
        String type = TYPES.get(node.operator());
        int forType = type != null && opset > GraphBuilder.OPSET && node.integer(type, 0) != 0 ? 23 : 0;
        return VERSIONS.getOrDefault(node.operator(), List.of()).stream()
                .filter(version -> version <= opset)
                .mapToInt(Integer::intValue)
                .reduce(forType, Math::max);
    }

    /** Whether a node has an attribute that an older set lacks and that says nothing. */
    public static boolean isWordy(Node node) {
        return node.domain().isEmpty() && attributes(node).stream().anyMatch(node.attributes()::containsKey);
    }

    /** The node without what says nothing. */
    public static void shorten(Node node, Lifting lifting) {
        lifting.add(node, node.inputs(), attributes(node).toArray(String[]::new));
    }

    private static Set<String> attributes(Node node) {
        String meaningless = MEANINGLESS.get(node.operator());
        String type = TYPES.get(node.operator());
        return type != null && node.integer(type, 0) == 0
                ? Set.of(type)
                : meaningless == null ? Set.of() : Set.of(meaningless);
    }
}

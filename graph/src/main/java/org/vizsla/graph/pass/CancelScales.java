package org.vizsla.graph.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.analysis.Readers;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;

/**
 * Removes a division by a computed number before a linear layer and the product with it behind the layer, as whole-number layers have them whose scale follows from the image:
 *
 * <pre>{@code
 * d = Div(x, scale)
 * y = Conv(d, w)                  =>   y = Conv(x, w)
 * m = Mul(scale, w_scale)              z = Mul(y, w_scale)
 * z = Mul(y, m)
 * }</pre>
 *
 * <p>So the scale is no path on which a derivative or relevance flows. Ensures equal results, but for float's rounding.
 */
public final class CancelScales implements Pass {
    /** A product behind a layer behind a division. */
    private record Match(
            Node product,
            Node layer,
            String undivided,
            @Nullable String factor) {}

    @Override
    public Graph apply(Graph graph) {
        Map<Node, Node> replacements = new HashMap<>();
        for (Node node : graph.nodes()) {
            Match match = match(node, graph);
            if (match != null) {
                replacements.put(match.layer(), layer(match));
                replacements.put(match.product(), product(match));
            }
        }
        GraphBuilder b = graph.toBuilder();
        List<Node> nodes = new ArrayList<>();
        graph.nodes().forEach(node -> nodes.add(replacements.getOrDefault(node, node)));
        return replacements.isEmpty() ? graph : b.nodes(nodes).buildPruned();
    }

    private static @Nullable Match match(Node product, Graph graph) {
        if (!product.is("Mul")) {
            return null;
        }
        for (int side = 0; side < 2; side++) {
            Node layer = graph.producer(product.inputs().get(side));
            Node division = layer == null || !isLinear(layer, graph)
                    ? null
                    : graph.producer(layer.inputs().get(0));
            if (layer != null
                    && division != null
                    && division.is("Div")
                    && product.equals(Readers.only(graph, layer.outputs().get(0)))) {
                String divisor = division.inputs().get(1);
                String multiplier = product.inputs().get(1 - side);
                String undivided = division.inputs().get(0);
                String factor = factor(multiplier, divisor, graph);
                if (factor != null || multiplier.equals(divisor)) {
                    return new Match(product, layer, undivided, factor);
                }
            }
        }
        return null;
    }

    /** Whether a node is a layer of constant weights without a bias. */
    private static boolean isLinear(Node node, Graph graph) {
        return OperatorTraits.of(node).has(Trait.WEIGHS)
                && node.inputs().size() == 2
                && graph.initializers().containsKey(node.inputs().get(1));
    }

    /** The constant that a value is the product of the divisor with; null if it is no such product. */
    private static @Nullable String factor(String value, String divisor, Graph graph) {
        Node node = graph.producer(value);
        if (node == null || !node.is("Mul")) {
            return null;
        }
        String first = node.inputs().get(0);
        String second = node.inputs().get(1);
        Set<String> constants = graph.initializers().keySet();
        boolean isFirst = first.equals(divisor) && constants.contains(second);
        boolean isSecond = second.equals(divisor) && constants.contains(first);
        return isFirst ? second : isSecond ? first : null;
    }

    private static Node layer(Match match) {
        List<String> inputs = new ArrayList<>(match.layer().inputs());
        inputs.set(0, match.undivided());
        return match.layer().withInputs(inputs);
    }

    private static Node product(Match match) {
        Node node = match.product();
        String result = match.layer().outputs().get(0);
        String factor = match.factor();
        Map<String, Attribute> none = Map.of();
        return factor == null
                ? new Node(node.name(), "Identity", "", List.of(result), node.outputs(), none)
                : node.withInputs(List.of(result, factor));
    }
}

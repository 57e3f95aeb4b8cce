package org.vizsla.graph.pass;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.graph.pass.internal.quantized.ConstantScale;
import org.vizsla.graph.pass.internal.quantized.WholeNumbers;

/**
 * Turns quantized weights into the real numbers that they stand for: {@code w = DequantizeLinear(const, scale, zero)} becomes {@code const w: float32[...]}, and {@code QuantizeLinear} of a constant
 * becomes a constant of whole numbers.
 *
 * <p>Requires {@code QuantizeLinear}'s result to be of a known type. Ensures equal results. The real numbers are in memory, and take up to four times the place that the whole ones did.
 */
public final class FoldQuantizedConstants implements Pass {
    @Override
    public Graph apply(Graph graph) {
        Graph result = graph;
        for (Graph folded = once(result); folded != result; folded = once(result)) {
            result = folded;
        }
        return result;
    }

    private static Graph once(Graph graph) {
        GraphBuilder b = graph.toBuilder();
        List<Node> kept = new ArrayList<>();
        for (Node node : graph.nodes()) {
            Tensor folded = folded(node, graph);
            if (folded == null) {
                kept.add(node);
            } else {
                b.initializer(node.outputs().get(0), folded);
                b.forgetValue(node.outputs().get(0));
            }
        }
        return kept.size() == graph.nodes().size() ? graph : b.nodes(kept).buildPruned();
    }

    private static @Nullable Tensor folded(Node node, Graph graph) {
        if (!node.is("DequantizeLinear") && !node.is("QuantizeLinear")) {
            return null;
        }
        Tensor data = graph.initializers().get(node.inputs().get(0));
        ConstantScale scale = data == null ? null : ConstantScale.of(node, graph);
        if (data == null || scale == null) {
            return null;
        } else if (node.is("DequantizeLinear")) {
            return WholeNumbers.are(data.type()) ? scale.real(data) : null;
        }
        Value made = graph.value(node.outputs().get(0));
        return made == null || data.type() != DataType.FLOAT32 ? null : scale.whole(data, made.type());
    }
}

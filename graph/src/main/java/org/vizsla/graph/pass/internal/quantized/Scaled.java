package org.vizsla.graph.pass.internal.quantized;

import java.util.Map;
import java.util.Objects;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;

/**
 * Real numbers that quantized values stand for.
 *
 * @param real their name
 * @param scale the name of the scale
 * @param zero the name of the zero point; empty for 0
 * @param form where scales lie, as the attributes of the node that quantized say; empty where there is one for all
 * @param type of the quantized values
 */
record Scaled(String real, String scale, String zero, Map<String, Attribute> form, DataType type) {
    /** The same scale and zero point for other values. */
    Scaled with(String other) {
        return new Scaled(other, scale, zero, form, type);
    }

    /** Whether a {@code QuantizeLinear} or {@code DequantizeLinear} has that scale and zero point. */
    boolean fits(Node node, Graph graph) {
        return fitsScale(node, graph) && fitsZero(node, graph);
    }

    boolean fitsScale(Node node, Graph graph) {
        return same(graph, scale, node.inputs().get(1));
    }

    boolean fitsZero(Node node, Graph graph) {
        String other = node.input(2);
        if (other == null) {
            return isZero(zero, graph);
        }
        return zero.isEmpty() ? isZero(other, graph) : same(graph, zero, other);
    }

    /** Whether the whole number 0 stands for the real one. */
    boolean isAroundZero(Graph graph) {
        return isZero(zero, graph);
    }

    boolean fits(Scaled other, Graph graph) {
        return type == other.type
                && form.isEmpty()
                && other.form.isEmpty()
                && same(graph, scale, other.scale)
                && same(graph, zero, other.zero);
    }

    private static boolean isZero(String zero, Graph graph) {
        Tensor known = graph.initializers().get(zero);
        return zero.isEmpty() || (known != null && same(known, zeros(known)));
    }

    private static Tensor zeros(Tensor like) {
        return Tensor.of(
                like.type(),
                like.shape(),
                Tensor.allocate(like.elements() * like.type().size()));
    }

    private static boolean same(Graph graph, String a, String b) {
        Tensor left = graph.initializers().get(a);
        Tensor right = graph.initializers().get(b);
        return a.equals(b) || (left != null && right != null && same(left, right));
    }

    private static boolean same(Tensor a, Tensor b) {
        return a.type() == b.type() && a.elements() == b.elements() && Objects.equals(a.bytes(), b.bytes());
    }
}

package org.vizsla.autodiff.pass;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Ops;
import org.vizsla.graph.analysis.Readers;
import org.vizsla.graph.pass.Pass;

/**
 * Multiplies by Swish's slope once: of {@code y = x s}, with {@code s = sigmoid(x)} and {@code c = 1 - s}, the cotangent {@code dy s + (dy x) (s c)} becomes {@code dy (s + y c)}.
 *
 * <p>Two products less; and the slope no longer depends on {@code dy}, so that it is computed in ONNX Runtime's blocked layout where {@code dy} is not in it.
 */
final class SwishInOnePass implements Pass {
    /** The parts of such a sum. */
    private record Swish(String dy, String y, String gate, String complement) {}

    @Override
    public Graph apply(Graph graph) {
        Map<Node, Swish> found = new HashMap<>();
        for (Node node : graph.nodes()) {
            Swish swish = node.is("Add") ? swish(graph, node) : null;
            if (swish != null) {
                found.put(node, swish);
            }
        }
        if (found.isEmpty()) {
            return graph;
        }
        GraphBuilder builder = graph.toBuilder().nodes(List.of()).scope("explain");
        Ops ops = new Ops(builder);
        for (Node node : graph.nodes()) {
            Swish swish = found.get(node);
            if (swish == null) {
                builder.add(node);
            } else {
                String slope = ops.add(swish.gate(), ops.mul(swish.y(), swish.complement()));
                builder.op("Mul", swish.dy(), slope).named(node.outputs().get(0));
            }
        }
        return builder.buildPruned();
    }

    private static @Nullable Swish swish(Graph graph, Node sum) {
        for (int i = 0; i < 2; i++) {
            Node direct = product(graph, sum.inputs().get(i));
            Node through = product(graph, sum.inputs().get(1 - i));
            Swish swish = direct == null || through == null ? null : swish(graph, direct, through);
            if (swish != null) {
                return swish;
            }
        }
        return null;
    }

    /** Of {@code dy s} and {@code (dy x) (s c)}, which are written in this order. */
    private static @Nullable Swish swish(Graph graph, Node direct, Node through) {
        String dy = direct.inputs().get(0);
        String gate = direct.inputs().get(1);
        Node sigmoid = graph.producer(gate);
        Node before = product(graph, through.inputs().get(0));
        Node slope = product(graph, through.inputs().get(1));
        if (sigmoid == null || !sigmoid.is("Sigmoid") || before == null || slope == null) {
            return null;
        }
        String x = sigmoid.inputs().get(0);
        Node complement = graph.producer(slope.inputs().get(1));
        String y = output(graph, x, gate);
        if (complement == null || y == null) {
            return null;
        }
        boolean matches = before.inputs().equals(List.of(dy, x))
                && slope.inputs().get(0).equals(gate)
                && complement.is("HardSigmoid")
                && complement.inputs().equals(List.of(gate))
                && complement.real("alpha", 0) == -1
                && complement.real("beta", 0) == 1;
        return matches ? new Swish(dy, y, gate, complement.outputs().get(0)) : null;
    }

    /** A product that has a single reader. */
    private static @Nullable Node product(Graph graph, String value) {
        Node node = graph.producer(value);
        return node != null && node.is("Mul") && Readers.only(graph, value) != null ? node : null;
    }

    private static @Nullable String output(Graph graph, String x, String gate) {
        return graph.readers(gate).stream()
                .filter(node -> node.is("Mul")
                        && (node.inputs().equals(List.of(x, gate))
                                || node.inputs().equals(List.of(gate, x))))
                .map(node -> node.outputs().get(0))
                .findFirst()
                .orElse(null);
    }
}

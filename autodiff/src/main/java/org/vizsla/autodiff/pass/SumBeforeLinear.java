package org.vizsla.autodiff.pass;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.analysis.Readers;
import org.vizsla.graph.pass.Pass;

/**
 * Sums over a batch before a linear part, not after it: {@code w · L(x)}, with {@code w [K, N]} times the rows {@code [N, ...]} of what {@code L}
 * does to each row in the same way, becomes {@code L(w · x)}.
 *
 * <p>Methods that average gradients over many points end in such a sum, right after the transpose of the first convolution, which is one of the most
 * expensive. It then runs once per sum instead of once per row. {@code L} is a chain of convolutions without bias by constant kernels,
 * {@code DepthToSpace} and {@code Slice}, each read by nothing else.
 */
final class SumBeforeLinear implements Pass {
    /** The nodes of {@code L}, first to last, and the flattening after them. */
    private record Chain(List<Node> linear, Node flatten) {
        String base() {
            return linear.get(0).inputs().get(0);
        }
    }

    @Override
    public Graph apply(Graph graph) {
        Map<Node, Chain> chains = new HashMap<>();
        Set<Node> moved = new HashSet<>();
        for (Node node : graph.nodes()) {
            Chain chain = node.is("MatMul") ? chain(graph, node) : null;
            if (chain != null) {
                chains.put(node, chain);
                moved.addAll(chain.linear());
                moved.add(chain.flatten());
            }
        }
        if (chains.isEmpty()) {
            return graph;
        }
        GraphBuilder builder = graph.toBuilder().nodes(List.of()).scope("explain");
        for (Node node : graph.nodes()) {
            Chain chain = chains.get(node);
            if (chain != null) {
                emit(builder, node, chain);
            } else if (!moved.contains(node)) {
                builder.add(node);
            }
        }
        return builder.build();
    }

    private static void emit(GraphBuilder builder, Node sum, Chain chain) {
        String flat = builder.op("Flatten", chain.base())
                .withAll(chain.flatten().attributes())
                .value();
        String summed = builder.op("MatMul", sum.inputs().get(0), flat).value();
        String rest = builder.op("Shape", chain.base()).with("start", 1).value();
        String shape =
                builder.op("Concat", builder.integers(-1), rest).with("axis", 0).value();
        String value = builder.op("Reshape", summed, shape).value();
        for (Node node : chain.linear()) {
            List<String> operands = new ArrayList<>(node.inputs());
            operands.set(0, value);
            value = builder.op(node.operator(), operands)
                    .withAll(node.attributes())
                    .value();
        }
        builder.op("Flatten", value)
                .withAll(chain.flatten().attributes())
                .named(sum.outputs().get(0));
    }

    private static @Nullable Chain chain(Graph graph, Node sum) {
        Node flatten = graph.producer(sum.inputs().get(1));
        if (flatten == null
                || !flatten.is("Flatten")
                || flatten.integer("axis", 1) != 1
                || Readers.only(graph, flatten.outputs().get(0)) == null) {
            return null;
        }
        Deque<Node> linear = new ArrayDeque<>();
        Node node = graph.producer(flatten.inputs().get(0));
        while (node != null
                && isLinear(graph, node)
                && Readers.only(graph, node.outputs().get(0)) != null) {
            linear.addFirst(node);
            node = graph.producer(node.inputs().get(0));
        }
        return linear.isEmpty() ? null : new Chain(List.copyOf(linear), flatten);
    }

    /** Whether the node treats each row alike, and maps a sum of rows to the sum of their results. */
    private static boolean isLinear(Graph graph, Node node) {
        boolean same = node.inputs().stream().skip(1).allMatch(operand -> Constants.isConstant(graph, operand));
        return same
                && node.domain().isEmpty()
                && switch (node.operator()) {
                    case "Conv", "ConvTranspose" -> node.input(2) == null;
                    case "DepthToSpace" -> true;
                    case "Slice" -> keepsRows(graph, node);
                    default -> false;
                };
    }

    private static boolean keepsRows(Graph graph, Node slice) {
        String axes = slice.input(3);
        Tensor known = axes == null ? null : graph.initializers().get(axes);
        return known != null
                && known.type() == DataType.INT64
                && Arrays.stream(known.longs()).allMatch(axis -> axis > 0);
    }
}

package org.vizsla.autodiff.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.pass.Pass;

/**
 * Reads only the chosen classes' rows of the last layer's weight, not the whole matrix: {@code Gemm(OneHot(class), w)} becomes
 * {@code Gather(w, class)}.
 *
 * <p>Requires indices within the depth, as those of an explainer's classes are.
 */
final class GatherChosenRows implements Pass {
    @Override
    public Graph apply(Graph graph) {
        List<Node> products = new ArrayList<>();
        for (Node node : graph.nodes()) {
            if (isProduct(graph, node)
                    && isOneHot(graph, graph.producer(node.inputs().get(0)))) {
                products.add(node);
            }
        }
        if (products.isEmpty()) {
            return graph;
        }
        GraphBuilder builder = graph.toBuilder().nodes(List.of()).scope("explain");
        for (Node node : graph.nodes()) {
            if (products.contains(node)) {
                gather(
                        builder,
                        node,
                        Objects.requireNonNull(graph.producer(node.inputs().get(0))));
            } else {
                builder.add(node);
            }
        }
        return builder.buildPruned();
    }

    private static void gather(GraphBuilder builder, Node product, Node oneHot) {
        String weight = product.inputs().get(1);
        String chosen = oneHot.inputs().get(0);
        String result = product.outputs().get(0);
        if (product.integer("transB", 0) == 0) {
            builder.op("Gather", weight, chosen).with("axis", 0).named(result);
        } else {
            String columns =
                    builder.op("Gather", weight, chosen).with("axis", 1).value();
            builder.op("Transpose", columns).with("perm", new long[] {1, 0}).named(result);
        }
    }

    private static boolean isProduct(Graph graph, Node node) {
        return node.is("MatMul")
                ? hasRank(graph, node.inputs().get(1), 2)
                : node.is("Gemm")
                        && node.input(2) == null
                        && node.integer("transA", 0) == 0
                        && node.real("alpha", 1f) == 1f;
    }

    private static boolean isOneHot(Graph graph, @Nullable Node node) {
        return node != null
                && node.is("OneHot")
                && node.integer("axis", -1) != 0
                && hasRank(graph, node.outputs().get(0), 2)
                && Constants.holds(graph, node.inputs().get(2), 0f, 1f);
    }

    private static boolean hasRank(Graph graph, String value, int rank) {
        Shape shape = graph.shape(value);
        return shape != null && shape.rank() == rank;
    }
}

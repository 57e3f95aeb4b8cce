package org.vizsla.graph.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.pass.internal.Inlining;

/**
 * Replaces an {@code If} whose condition is a constant by the branch that it takes.
 *
 * <p>Exporters write {@code If} around a {@code Squeeze} of an axis whose size they do not know; once shapes are known, so is the branch. Values of the branch
 * get fresh names; its results take the names that the {@code If} gave them.
 */
public final class InlineConditions implements Pass {
    @Override
    public Graph apply(Graph graph) {
        if (graph.nodes().stream().noneMatch(node -> branch(graph, node) != null)) {
            return graph;
        }
        GraphBuilder builder = graph.toBuilder();
        List<Node> nodes = new ArrayList<>();
        for (Node node : graph.nodes()) {
            Graph branch = branch(graph, node);
            if (branch == null) {
                nodes.add(node);
            } else {
                inline(builder, node, branch, nodes);
            }
        }
        return builder.nodes(nodes).buildPruned();
    }

    private static @Nullable Graph branch(Graph graph, Node node) {
        String condition = node.is("If") ? node.input(0) : null;
        Tensor constant = condition == null ? null : graph.initializers().get(condition);
        if (constant == null || constant.type() != DataType.BOOL || constant.elements() != 1) {
            return null;
        }
        String taken = constant.bytes().get(0) != 0 ? "then_branch" : "else_branch";
        return node.attributes().get(taken) instanceof Attribute.OfGraph attribute
                        && attribute.value().outputs().size() == node.outputs().size()
                ? attribute.value()
                : null;
    }

    private static void inline(GraphBuilder builder, Node node, Graph branch, List<Node> into) {
        List<String> results = new Inlining(builder, branch).copy(Map.of(), into::add);
        for (int i = 0; i < node.outputs().size(); i++) {
            if (node.output(i) != null) {
                into.add(new Node(
                        "",
                        "Identity",
                        "",
                        List.of(results.get(i)),
                        List.of(node.outputs().get(i)),
                        Map.of()));
            }
        }
    }
}

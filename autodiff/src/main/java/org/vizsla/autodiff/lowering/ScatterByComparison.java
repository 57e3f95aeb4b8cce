package org.vizsla.autodiff.lowering;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.pass.Pass;

/**
 * Puts a cotangent at the first maximum of a row by comparison: {@code ScatterElements(0, ArgMax(x), dy)} along the last axis becomes {@code dy [place = ArgMax(x)]}. So the gradient of a global maximum needs
 * no scattering.
 */
final class ScatterByComparison implements Pass {
    private static final int LAST = 2;

    @Override
    public Graph apply(Graph graph) {
        List<Node> found = new ArrayList<>();
        for (Node node : graph.nodes()) {
            if (isAtMaximum(graph, node)) {
                found.add(node);
            }
        }
        if (found.isEmpty()) {
            return graph;
        }
        GraphBuilder builder = graph.toBuilder().nodes(List.of()).scope("lowered");
        Ops ops = new Ops(builder);
        for (Node node : graph.nodes()) {
            if (found.contains(node)) {
                String places = ops.places(node.inputs().get(0), LAST);
                String here = ops.equal(node.inputs().get(1), places);
                builder.op(
                                "Mul",
                                ops.cast(here, DataType.FLOAT32),
                                node.inputs().get(2))
                        .named(node.outputs().get(0));
            } else {
                builder.add(node);
            }
        }
        return builder.buildPruned();
    }

    private static boolean isAtMaximum(Graph graph, Node node) {
        if (!node.is("ScatterElements") || node.integer("axis", 0) != LAST) {
            return false;
        }
        Node zeros = graph.producer(node.inputs().get(0));
        Node place = graph.producer(node.inputs().get(1));
        Node rows = place == null ? null : graph.producer(place.inputs().get(0));
        return zeros != null
                && zeros.is("ConstantOfShape")
                && zeros.attributes().isEmpty()
                && place != null
                && place.is("ArgMax")
                && place.integer("axis", 0) == LAST
                && place.integer("keepdims", 1) == 1
                && rows != null
                && rows.is("Reshape")
                && hasElements(graph.initializers().get(rows.inputs().get(1)), LAST + 1);
    }

    private static boolean hasElements(@Nullable Tensor tensor, long count) {
        return tensor != null && tensor.elements() == count;
    }
}

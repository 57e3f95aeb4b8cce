package org.vizsla.autodiff.pass;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.analysis.Readers;
import org.vizsla.graph.pass.Pass;

/**
 * Slices kernels instead of results: {@code Slice(Conv(x, w), channels)} becomes {@code Conv(x, Slice(w, channels))}.
 *
 * <p>The cotangent of a concatenation is often a convolution, out of which its parts are then cut. If the kernel is cut instead, once, when the
 * session folds constants, the parts stay in ONNX Runtime's blocked layout. Applies only if nothing but such slices reads the convolution, which must
 * have one group and no bias.
 */
final class SliceKernels implements Pass {
    @Override
    public Graph apply(Graph graph) {
        Set<Node> replaced = new HashSet<>();
        for (Node node : graph.nodes()) {
            List<Node> readers = Readers.rewirable(graph, node.outputs().get(0));
            if (isPlain(node)
                    && !readers.isEmpty()
                    && readers.stream().allMatch(reader -> takesChannels(graph, reader))) {
                replaced.add(node);
            }
        }
        if (replaced.isEmpty()) {
            return graph;
        }
        GraphBuilder builder = graph.toBuilder().nodes(List.of()).scope("explain");
        for (Node node : graph.nodes()) {
            Node convolution = node.is("Slice") ? graph.producer(node.inputs().get(0)) : null;
            if (convolution != null && replaced.contains(convolution)) {
                List<String> operands = new ArrayList<>(node.inputs());
                operands.set(0, convolution.inputs().get(1));
                operands.set(3, builder.integers(0));
                String kernels = builder.op("Slice", operands).value();
                builder.op("Conv", convolution.inputs().get(0), kernels)
                        .withAll(convolution.attributes())
                        .named(node.outputs().get(0));
            } else if (!replaced.contains(node)) {
                builder.add(node);
            }
        }
        return builder.buildPruned();
    }

    private static boolean isPlain(Node node) {
        return node.is("Conv") && node.integer("group", 1) == 1 && node.input(2) == null;
    }

    /** Whether it is a slice along axis 1, in steps of 1, with constant bounds. */
    private static boolean takesChannels(Graph graph, Node node) {
        return node.is("Slice")
                && node.input(4) == null
                && Constants.integer(graph, node.input(1)) != null
                && Constants.integer(graph, node.input(2)) != null
                && Objects.equals(Constants.integer(graph, node.input(3)), 1L);
    }
}

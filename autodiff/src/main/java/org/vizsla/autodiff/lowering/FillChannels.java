package org.vizsla.autodiff.lowering;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.pass.Pass;

/**
 * Fills the channels that a convolution reads up to a multiple of four, with zeros, where WebGPU's is wrong: {@code Conv(x[N, 6, h, w], W[8, 6, 3, 3])} becomes {@code Conv(Pad(x), Pad(W))} of
 * eight channels.
 *
 * <p>ONNX Runtime for the web 1.30 reads three channels at once where their number is a multiple of three and not of four, and the number of those that come out is a multiple of four; beyond the first
 * three it reads wrong ones (microsoft/onnxruntime#29651). Grouped convolutions take another way, and are right. Requires the shape of the weights.
 */
final class FillChannels implements Pass {
    private static final int TOGETHER = 4;
    private static final int WRONG = 3;

    @Override
    public Graph apply(Graph graph) {
        if (graph.nodes().stream().allMatch(node -> weights(graph, node) == null)) {
            return graph;
        }
        GraphBuilder builder = graph.toBuilder().nodes(List.of()).scope("lowered");
        Ops ops = new Ops(builder);
        for (Node node : graph.nodes()) {
            Shape weights = weights(graph, node);
            builder.add(weights == null ? node : filled(ops, node, weights));
        }
        return builder.build();
    }

    private static Node filled(Ops ops, Node node, Shape weights) {
        long[] pads = new long[2 * weights.rank()];
        pads[weights.rank() + 1] = TOGETHER - weights.size(1) % TOGETHER;
        List<String> inputs = new ArrayList<>(node.inputs());
        inputs.set(0, ops.pad(node.inputs().get(0), pads));
        inputs.set(1, ops.pad(node.inputs().get(1), pads));
        return node.withInputs(inputs);
    }

    /** The shape of the weights of a convolution that needs it; else null. */
    private static @Nullable Shape weights(Graph graph, Node node) {
        Shape shape = node.is("Conv") && node.integer("group", 1) == 1
                ? graph.shape(node.inputs().get(1))
                : null;
        return shape != null && isWrong(shape.size(1), shape.size(0)) ? shape : null;
    }

    private static boolean isWrong(long read, long written) {
        return read > WRONG && read % WRONG == 0 && read % TOGETHER != 0 && written > 0 && written % TOGETHER == 0;
    }
}

package org.vizsla.autodiff.pass;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.NodeBuilder;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.pass.Pass;

/**
 * Makes a layer normalization of the normalized value {@code z} that its derivative computes anyway: {@code y = scale z + bias}.
 *
 * <p>Else it is computed twice, on the way there by one operator and on the way back in pieces; and ONNX Runtime's operator takes longer than the pieces do.
 */
final class NormalizeOnce implements Pass {
    @Override
    public Graph apply(Graph graph) {
        Map<Node, String> normalized = new HashMap<>();
        for (Node node : graph.nodes()) {
            String value = node.is("LayerNormalization") ? normalized(graph, node) : null;
            if (value != null) {
                normalized.put(node, value);
            }
        }
        return normalized.isEmpty() ? graph : rewritten(graph, normalized);
    }

    /** {@code (x - mean) / sqrt(variance + epsilon)}, with this node's axes and epsilon. */
    private static @Nullable String normalized(Graph graph, Node layer) {
        if (layer.outputs().size() > 1) {
            return null;
        }
        String x = layer.inputs().get(0);
        for (Node centring : graph.readers(x)) {
            String centred =
                    centring.is("Sub") && isMean(graph, centring.inputs().get(1), x, layer)
                            ? centring.outputs().get(0)
                            : null;
            for (Node scaling : centred == null ? List.<Node>of() : graph.readers(centred)) {
                if (scaling.is("Mul")
                        && scaling.inputs().get(0).equals(centred)
                        && isInverseDeviation(graph, scaling.inputs().get(1), centred, layer)) {
                    return scaling.outputs().get(0);
                }
            }
        }
        return null;
    }

    private static boolean isInverseDeviation(Graph graph, String value, @Nullable String centred, Node layer) {
        Node inverse = producer(graph, value, "Reciprocal");
        Node root = inverse == null ? null : producer(graph, inverse.inputs().get(0), "Sqrt");
        Node sum = root == null ? null : producer(graph, root.inputs().get(0), "Add");
        Node mean = sum == null ? null : producer(graph, sum.inputs().get(0), "ReduceMean");
        Node square = mean == null ? null : producer(graph, mean.inputs().get(0), "Mul");
        if (sum == null || mean == null || square == null) {
            return false;
        }
        return Constants.holds(graph, sum.inputs().get(1), layer.real("epsilon", 1e-5f))
                && square.inputs().stream().allMatch(factor -> factor.equals(centred))
                && isMean(graph, mean.outputs().get(0), square.outputs().get(0), layer);
    }

    /** Whether it is the mean of a value over the axes that this node normalizes. */
    private static boolean isMean(Graph graph, String value, String of, Node layer) {
        Node mean = producer(graph, value, "ReduceMean");
        Tensor axes = mean == null || mean.inputs().size() < 2
                ? null
                : graph.initializers().get(mean.inputs().get(1));
        Shape shape = graph.shape(layer.inputs().get(0));
        if (mean == null || axes == null || shape == null) {
            return false;
        }
        long axis = layer.integer("axis", -1);
        long[] normalized = LongStream.range(axis < 0 ? axis + shape.rank() : axis, shape.rank())
                .toArray();
        return mean.inputs().get(0).equals(of)
                && mean.integer("keepdims", 1) == 1
                && Arrays.equals(axes.longs(), normalized);
    }

    private static @Nullable Node producer(Graph graph, String value, String operator) {
        Node node = graph.producer(value);
        return node != null && node.is(operator) ? node : null;
    }

    private static Graph rewritten(Graph graph, Map<Node, String> normalized) {
        GraphBuilder builder = graph.toBuilder().nodes(List.of()).scope("explain");
        Ops ops = new Ops(builder);
        Set<Node> done = new HashSet<>();
        for (Node node : graph.nodes()) {
            String value = normalized.get(node);
            if (value == null) {
                bring(graph, node, builder, done);
                continue;
            }
            done.add(node);
            bring(graph, graph.producer(value), builder, done);
            String scale = node.inputs().get(1);
            String bias = node.input(2);
            NodeBuilder last =
                    bias == null ? builder.op("Mul", value, scale) : builder.op("Add", ops.mul(value, scale), bias);
            last.named(node.outputs().get(0));
        }
        return builder.buildPruned();
    }

    /** Emits a node, if it is not there yet, and what it needs before it. */
    private static void bring(Graph graph, @Nullable Node node, GraphBuilder builder, Set<Node> done) {
        if (node != null && done.add(node)) {
            node.reads().forEach(value -> bring(graph, graph.producer(value), builder, done));
            builder.add(node);
        }
    }
}

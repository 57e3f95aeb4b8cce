package org.vizsla.autodiff.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.analysis.Readers;
import org.vizsla.graph.pass.Pass;

/**
 * Scales kernels instead of values: {@code Conv(c x, w)} becomes {@code Conv(x, c w)}, and {@code c m Conv(x, w)} becomes {@code m Conv(x, c w)}, for constants {@code c}, one a channel.
 *
 * <p>The derivative of a batch normalization is such a product. ONNX Runtime folds the normalization itself into the convolution before it, but would run its
 * derivative as a pass of its own over all values; kernels are scaled once, when the session folds constants.
 */
final class ScaleKernels implements Pass {
    /** A product that goes away. */
    private record Scaled(String constant, String value, List<Node> convolutions, boolean before) {}

    @Override
    public Graph apply(Graph graph) {
        Map<Node, Scaled> found = new HashMap<>();
        Map<Node, List<Scaled>> kernels = new HashMap<>();
        for (Node node : graph.nodes()) {
            Scaled scaled = node.is("Mul") ? scaled(graph, node) : null;
            if (scaled != null) {
                found.put(node, scaled);
                scaled.convolutions()
                        .forEach(convolution -> kernels.computeIfAbsent(convolution, key -> new ArrayList<>())
                                .add(scaled));
            }
        }
        return found.isEmpty() ? graph : rewritten(graph, found, kernels);
    }

    private static Graph rewritten(Graph graph, Map<Node, Scaled> found, Map<Node, List<Scaled>> kernels) {
        GraphBuilder builder = graph.toBuilder().nodes(List.of()).scope("explain");
        Ops ops = new Ops(builder);
        Map<String, String> unscaled = new HashMap<>();
        for (Node node : constantsFirst(graph)) {
            Scaled scaled = found.get(node);
            if (scaled != null) {
                unscaled.put(node.outputs().get(0), unscaled.getOrDefault(scaled.value(), scaled.value()));
                continue;
            }
            List<String> operands = new ArrayList<>(node.inputs().stream()
                    .map(input -> unscaled.getOrDefault(input, input))
                    .toList());
            for (Scaled scale : kernels.getOrDefault(node, List.of())) {
                operands.set(1, kernel(ops, graph, node, operands.get(1), scale));
            }
            builder.add(node.withInputs(operands));
        }
        return builder.buildPruned();
    }

    /** The nodes in an order in which what depends on constants only comes before all that may take it in. */
    private static List<Node> constantsFirst(Graph graph) {
        Map<Boolean, List<Node>> parts = graph.nodes().stream()
                .collect(Collectors.partitioningBy(
                        node -> Constants.isConstant(graph, node.outputs().get(0))));
        return Stream.of(true, false)
                .flatMap(constant -> Objects.requireNonNull(parts.get(constant)).stream())
                .toList();
    }

    /** The kernels {@code [M, C/g, k...]} times a constant for each channel of the convolution's input, or of its output. */
    private static String kernel(Ops ops, Graph graph, Node convolution, String kernels, Scaled scale) {
        long[] sizes = sizes(graph, convolution);
        int axes = sizes.length - 2;
        long groups = convolution.integer("group", 1);
        if (!scale.before()) {
            return ops.mul(kernels, ops.reshape(scale.constant(), filled(axes + 2, 0, sizes[0])));
        }
        if (groups == 1) {
            return ops.mul(kernels, ops.reshape(scale.constant(), filled(axes + 2, 1, sizes[1])));
        }
        long[] split = LongStream.concat(
                        LongStream.of(groups, sizes[0] / groups),
                        LongStream.of(sizes).skip(1))
                .toArray();
        long[] factors = filled(axes + 3, 0, groups);
        factors[2] = sizes[1];
        String product = ops.mul(ops.reshape(kernels, split), ops.reshape(scale.constant(), factors));
        return ops.reshape(product, sizes);
    }

    private static long[] filled(int rank, int axis, long size) {
        return LongStream.range(0, rank).map(i -> i == axis ? size : 1).toArray();
    }

    private static @Nullable Scaled scaled(Graph graph, Node product) {
        for (int i = 0; i < 2; i++) {
            String constant = product.inputs().get(i);
            String value = product.inputs().get(1 - i);
            if (Constants.isConstant(graph, constant) && !Constants.isConstant(graph, value)) {
                Scaled behind = behind(graph, product, constant, value);
                return behind == null ? before(graph, product, constant, value) : behind;
            }
        }
        return null;
    }

    /** If convolutions alone read the product. */
    private static @Nullable Scaled behind(Graph graph, Node product, String constant, String value) {
        String output = product.outputs().get(0);
        List<Node> readers = Readers.rewirable(graph, output);
        boolean all = !readers.isEmpty()
                && readers.stream()
                        .allMatch(reader -> isPlain(graph, reader)
                                && reader.inputs().get(0).equals(output)
                                && isForEach(
                                        graph, constant, sizes(graph, reader)[1] * reader.integer("group", 1), reader));
        return all ? new Scaled(constant, value, readers, true) : null;
    }

    /** If it scales a convolution, or the masked values of one, that nothing else reads. */
    private static @Nullable Scaled before(Graph graph, Node product, String constant, String value) {
        if (Readers.pin(graph, product.outputs().get(0))) {
            return null;
        }
        String scaled = value;
        while (true) {
            Node node = graph.producer(scaled);
            if (node == null || Readers.only(graph, scaled) == null) {
                return null;
            }
            if (isPlain(graph, node)) {
                boolean fits = node.input(2) == null && isForEach(graph, constant, sizes(graph, node)[0], node);
                return fits ? new Scaled(constant, value, List.of(node), false) : null;
            }
            boolean masked = node.is("Mul") && isMask(graph, node.inputs().get(1));
            if (!masked) {
                return null;
            }
            scaled = node.inputs().get(0);
        }
    }

    private static boolean isMask(Graph graph, String value) {
        Node node = graph.producer(value);
        return node != null && node.is("HardSigmoid");
    }

    private static boolean isPlain(Graph graph, Node node) {
        return node.is("Conv")
                && Constants.isConstant(graph, node.input(1))
                && graph.shape(node.inputs().get(1)) != null;
    }

    /** Whether a constant has one number for each channel of the convolution's values. */
    private static boolean isForEach(Graph graph, String constant, long channels, Node convolution) {
        Shape shape = graph.shape(constant);
        if (shape == null || channels == 1) {
            return false;
        }
        int rank = shape.rank();
        int axes = sizes(graph, convolution).length - 2;
        boolean fits = rank == axes + 1 || (rank == axes + 2 && shape.size(0) == 1);
        return fits && shape.elements() == channels && shape.size(rank - axes - 1) == channels;
    }

    private static long[] sizes(Graph graph, Node convolution) {
        return Objects.requireNonNull(graph.shape(convolution.inputs().get(1))).sizes();
    }
}

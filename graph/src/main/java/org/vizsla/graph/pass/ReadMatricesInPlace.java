package org.vizsla.graph.pass;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.NodeBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;
import org.vizsla.graph.analysis.Renaming;

/**
 * Multiplies by the transpose of a constant matrix without a copy of it: {@code MatMul(x, Transpose(w))} becomes {@code Gemm(x, w) transB=1}, between two
 * reshapes if {@code x} has more than two axes.
 *
 * <p>ONNX Runtime would compute the transpose when a session opens and hold it in memory, while {@code w} itself is only mapped from its file. Constants that
 * are transposes of others ({@link TensorData.OfTransposed}) are treated alike, and the transpose of a transpose is the matrix itself. What else reads
 * a transpose gets it from a node.
 */
public final class ReadMatricesInPlace implements Pass {
    @Override
    public Graph apply(Graph graph) {
        Graph written = writeTransposes(graph);
        Map<String, String> matrices = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        GraphBuilder builder = written.toBuilder().nodes(List.of()).scope("in_place");
        boolean changed = false;
        for (Node original : written.nodes()) {
            Node node = Renaming.ofReads(original, names);
            String source = node.input(0);
            String matrix = matrices.get(node.input(1));
            if (source != null && swapsTwo(node)) {
                String known = matrices.get(source);
                if (known != null && !written.outputs().contains(node.outputs().get(0))) {
                    names.put(node.outputs().get(0), known);
                } else if (isMatrix(written.initializers().get(source))) {
                    matrices.put(node.outputs().get(0), source);
                }
                builder.add(node);
            } else if (matrix == null || !multiply(builder, written, node, matrix)) {
                builder.add(node);
            } else {
                changed = true;
            }
        }
        return changed || !names.isEmpty() ? builder.buildPruned() : written;
    }

    /** The graph in which each constant that is the transpose of another is computed from it. */
    private static Graph writeTransposes(Graph graph) {
        GraphBuilder builder = graph.toBuilder();
        List<Node> transposes = new ArrayList<>();
        graph.initializers().forEach((name, tensor) -> {
            if (tensor.data() instanceof TensorData.OfTransposed of
                    && tensor.shape().equals(Tensor.transposeOf(of.matrix()).shape())) {
                builder.removeInitializer(name);
                String matrix = builder.constant(name + ".matrix", of.matrix());
                transposes.add(new Node(name, "Transpose", "", List.of(matrix), List.of(name), Map.of()));
            }
        });
        if (transposes.isEmpty()) {
            return graph;
        }
        transposes.addAll(graph.nodes());
        return builder.nodes(transposes).build();
    }

    private static boolean isMatrix(@Nullable Tensor constant) {
        return constant != null
                && constant.type() == DataType.FLOAT32
                && constant.shape().rank() == 2;
    }

    private static boolean swapsTwo(Node node) {
        long[] order = node.integersOrNull("perm");
        return node.is("Transpose") && (order == null || Arrays.equals(order, new long[] {1, 0}));
    }

    /** Writes the node as a product with the matrix that its second operand is the transpose of; false where it is none. */
    private static boolean multiply(GraphBuilder builder, Graph graph, Node node, String matrix) {
        String x = node.inputs().get(0);
        if (node.is("Gemm")) {
            List<String> operands = new ArrayList<>(node.inputs());
            operands.set(1, matrix);
            builder.op("Gemm", operands)
                    .called(node.name())
                    .withAll(node.attributes())
                    .with("transB", 1 - node.integer("transB", 0))
                    .named(node.outputs().get(0));
            return true;
        }
        Shape shape = graph.shape(x);
        if (!node.is("MatMul") || shape == null || shape.rank() < 2 || unknown(shape) > 1) {
            return false;
        }
        String result = node.outputs().get(0);
        if (shape.rank() == 2) {
            product(builder, x, matrix).called(node.name()).named(result);
            return true;
        }
        long[] sizes = shape.sizes();
        long[] target = sizes.clone();
        Tensor weight = Objects.requireNonNull(graph.initializers().get(matrix));
        target[target.length - 1] = weight.shape().size(0);
        String rows = builder.op(
                        "Reshape", x, builder.integers(-1, weight.shape().size(1)))
                .value();
        String product = product(builder, rows, matrix).value();
        builder.op("Reshape", product, builder.integers(target))
                .called(node.name())
                .named(result);
        return true;
    }

    private static NodeBuilder product(GraphBuilder builder, String x, String matrix) {
        return builder.op("Gemm", x, matrix).with("transB", 1);
    }

    private static long unknown(Shape shape) {
        return Arrays.stream(shape.sizes())
                .filter(size -> size == Shape.UNKNOWN)
                .count();
    }
}

package org.vizsla.explain.method.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.analysis.Reachability;
import org.vizsla.graph.op.Operator;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;

/** The biases that a network adds on the way from the input to the scores. */
final class Biases {
    /**
     * One bias.
     *
     * @param output the value of the network that it is added to
     * @param value the bias, in a shape that broadcasts to the output's
     * @param hasPlaces whether the output is {@code [N, C, h, w]} of a layer
     */
    record Bias(String output, String value, boolean hasPlaces) {}

    private final ExplainerBuilder builder;
    private final List<Bias> all = new ArrayList<>();
    private boolean homogeneous = true;

    Biases(ExplainerBuilder builder) {
        this.builder = builder;
        Graph graph = builder.model().graph();
        Set<String> dependent = Reachability.from(graph, builder.input());
        for (Node node : graph.nodes()) {
            if (Reachability.readsAny(node, dependent)) {
                String bias = emit(graph, node);
                homogeneous &= isHomogeneous(node, dependent, bias != null);
                if (bias != null) {
                    String output = node.outputs().get(0);
                    boolean layer = node.is("Conv") || node.is("BatchNormalization");
                    all.add(new Bias(
                            output,
                            bias,
                            layer && Objects.requireNonNull(graph.shape(output)).rank() == 4));
                }
            }
        }
    }

    /** Whether a node's result, apart from the bias, is homogeneous in what depends on the input: without biases the score is {@code sum x G_x}. */
    private static boolean isHomogeneous(Node node, Set<String> dependent, boolean hasBias) {
        Operator operator = OperatorTraits.of(node);
        long data = node.inputs().stream().filter(dependent::contains).count();
        boolean addsConstant = operator.has(Trait.WEIGHS)
                ? node.input(2) != null
                : operator.has(Trait.COMBINES) && data < node.inputs().size();
        return operator.has(Trait.HOMOGENEOUS)
                && (data == 1 || !operator.has(Trait.BILINEAR))
                && (hasBias || !addsConstant);
    }

    List<Bias> all() {
        return all;
    }

    /** Whether input and biases explain the whole score: all operators are linear or like ReLU. */
    boolean explainTheScore() {
        return homogeneous;
    }

    private @Nullable String emit(Graph graph, Node node) {
        return switch (node.operator()) {
            case "Conv" ->
                node.input(2) == null
                        ? null
                        : perChannel(graph, node, node.inputs().get(2));
            case "Gemm" ->
                node.input(2) == null ? null : scaled(node, node.inputs().get(2));
            case "BatchNormalization" -> perChannel(graph, node, shift(node));
            case "Add" -> constant(graph, node);
            case "Sub" -> {
                String constant = constant(graph, node);
                yield constant != null && constant.equals(node.input(1))
                        ? builder.ops().neg(constant)
                        : constant;
            }
            default -> null;
        };
    }

    private String scaled(Node node, String bias) {
        float beta = node.real("beta", 1f);
        return beta == 1f ? bias : builder.ops().mul(bias, beta);
    }

    /** What a batch normalization adds: {@code bias - mean scale / sqrt(variance + epsilon)}. */
    private String shift(Node node) {
        Ops ops = builder.ops();
        List<String> x = node.inputs();
        String deviation = ops.sqrt(ops.add(x.get(4), ops.scalar(node.real("epsilon", 1e-5f))));
        return ops.sub(x.get(2), ops.div(ops.mul(x.get(3), x.get(1)), deviation));
    }

    private static @Nullable String constant(Graph graph, Node node) {
        return node.inputs().stream()
                .filter(input -> graph.initializers().containsKey(input))
                .findFirst()
                .orElse(null);
    }

    private String perChannel(Graph graph, Node node, String bias) {
        Shape shape = Objects.requireNonNull(graph.shape(node.outputs().get(0)));
        long[] sizes = new long[shape.rank() - 1];
        Arrays.fill(sizes, 1);
        sizes[0] = -1;
        return builder.ops().reshape(bias, sizes);
    }
}

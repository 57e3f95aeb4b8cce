package org.vizsla.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;

/**
 * A network's graph as the body of a TorchScript function of {@code x} and the list {@code weights}, with PyTorch's fused operators where torchvision uses them:
 * {@code linear}, {@code silu}, {@code scaled_dot_product_attention}, {@code chunk}.
 */
final class TorchCode {
    private final Graph graph;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Tensor> weights = new LinkedHashMap<>();

    private TorchCode(Graph graph) {
        this.graph = graph;
    }

    /**
     * A function.
     *
     * @param body its lines
     * @param weights of the list, in its order
     */
    record Function(String body, List<Tensor> weights) {}

    /**
     * The function that computes a graph's only output from its only input.
     *
     * @throws IllegalArgumentException if the graph has an operator that none of the families has
     */
    static Function of(Graph graph) {
        TorchCode code = new TorchCode(graph);
        code.names.put(graph.inputs().iterator().next().name(), "x");
        String scores = code.value(graph.outputs().get(0));
        code.lines.add("return " + scores);
        return new Function(String.join("\n", code.lines), List.copyOf(code.weights.values()));
    }

    private String value(String name) {
        String known = names.get(name);
        if (known != null) {
            return known;
        }
        Tensor weight = graph.initializers().get(name);
        String expression;
        if (weight != null) {
            expression = "weights[" + weights.size() + "]";
            weights.put(name, weight);
        } else {
            expression = expression(Objects.requireNonNull(graph.producer(name), name), name);
        }
        return assigned(name, expression);
    }

    private String assigned(String key, String expression) {
        String variable = "v" + names.size();
        lines.add(variable + " = " + expression);
        names.put(key, variable);
        return variable;
    }

    private String in(Node node, int index) {
        String input = node.input(index);
        return input == null ? "None" : value(input);
    }

    private String all(Node node) {
        return node.inputs().stream().map(this::value).collect(Collectors.joining(", "));
    }

    private String expression(Node node, String output) {
        return switch (node.operator()) {
            case "Conv" ->
                "torch.conv2d(%s, %s, %s, %s, %s, [1, 1], %d)"
                        .formatted(
                                in(node, 0),
                                in(node, 1),
                                in(node, 2),
                                integers(node, "strides"),
                                pads(node),
                                node.integer("group", 1));
            case "BatchNormalization" ->
                "torch.batch_norm(%s, False, 0.1, %s, True)".formatted(all(node), real(node.real("epsilon", 1e-5f)));
            case "LayerNormalization" ->
                "torch.layer_norm(%s, [%d], %s, %s, %s)"
                        .formatted(
                                in(node, 0),
                                size(output, -1),
                                in(node, 1),
                                in(node, 2),
                                real(node.real("epsilon", 1e-5f)));
            case "Relu", "Sigmoid", "HardSwish", "HardSigmoid", "Gelu" ->
                "torch.%s(%s)".formatted(node.operator().toLowerCase(Locale.ROOT), in(node, 0));
            case "Clip" -> "torch.hardtanh(%s, 0., 6.)".formatted(in(node, 0));
            case "Softmax" -> "torch.softmax(%s, -1)".formatted(in(node, 0));
            case "MaxPool" ->
                "torch.max_pool2d(%s, %s, %s, %s, [1, 1], %s)"
                        .formatted(
                                in(node, 0),
                                integers(node, "kernel_shape"),
                                integers(node, "strides"),
                                pads(node),
                                node.integer("ceil_mode", 0) == 0 ? "False" : "True");
            case "AveragePool" ->
                "torch.avg_pool2d(%s, %s, %s, %s, False, True)"
                        .formatted(in(node, 0), integers(node, "kernel_shape"), integers(node, "strides"), pads(node));
            case "GlobalAveragePool" -> "torch.adaptive_avg_pool2d(%s, [1, 1])".formatted(in(node, 0));
            case "Flatten" -> "torch.flatten(%s, 1)".formatted(in(node, 0));
            case "Gemm" -> "torch.linear(%s)".formatted(all(node));
            case "Add" -> linear(node).orElseGet(() -> "torch.add(%s)".formatted(all(node)));
            case "Mul" -> silu(node).orElseGet(() -> "torch.mul(%s)".formatted(all(node)));
            case "MatMul" -> attention(node).orElseGet(() -> "torch.matmul(%s)".formatted(all(node)));
            case "Transpose" -> "torch.permute(%s, %s)".formatted(in(node, 0), integers(node, "perm"));
            case "Reshape" -> "torch.reshape(%s, %s)".formatted(in(node, 0), reshaped(node));
            case "Concat" -> "torch.cat([%s], %d)".formatted(all(node), node.integer("axis", 0));
            case "Slice" -> half(node, output);
            case "Split" ->
                chunk(node, node.outputs().size(), -1, node.outputs().indexOf(output));
            case "Gather" ->
                "torch.select(%s, %d, %d)".formatted(in(node, 0), node.integer("axis", 0), constant(node, 1)[0]);
            case "Expand" -> "torch.expand(%s, [torch.size(x, 0), -1, -1])".formatted(in(node, 0));
            default -> throw new IllegalArgumentException("no TorchScript for " + node.operator());
        };
    }

    /** A product with a weight, and a bias. */
    private Optional<String> linear(Node add) {
        return produced(add, 0, "MatMul")
                .filter(product -> isWeight(product.input(1)) && isWeight(add.input(1)))
                .map(product ->
                        "torch.linear(%s, torch.t(%s), %s)".formatted(in(product, 0), in(product, 1), in(add, 1)));
    }

    /** Something times its own sigmoid. */
    private Optional<String> silu(Node product) {
        return produced(product, 1, "Sigmoid")
                .filter(sigmoid -> Objects.equals(sigmoid.input(0), product.input(0)))
                .map(sigmoid -> "torch.silu(%s)".formatted(in(sigmoid, 0)));
    }

    /** The product of a softmax of a product with turned keys, and the values; the queries are scaled already. */
    private Optional<String> attention(Node product) {
        return produced(product, 0, "Softmax")
                .flatMap(softmax -> produced(softmax, 0, "MatMul"))
                .flatMap(scores -> produced(scores, 1, "Transpose")
                        .map(keys -> "torch.scaled_dot_product_attention(%s, %s, %s, None, 0., False, scale=1.)"
                                .formatted(in(scores, 0), in(keys, 0), in(product, 1))));
    }

    private Optional<Node> produced(Node reader, int input, String operator) {
        return Optional.ofNullable(reader.input(input)).map(graph::producer).filter(node -> node.is(operator));
    }

    private boolean isWeight(@Nullable String name) {
        return name != null && graph.initializers().containsKey(name);
    }

    /** One of the two halves of the channels. */
    private String half(Node slice, String output) {
        if (2L * size(output, 1) != size(Objects.requireNonNull(slice.input(0)), 1)) {
            throw new IllegalArgumentException("no TorchScript for this Slice");
        }
        return chunk(slice, 2, 1, constant(slice, 1)[0] == 0 ? 0 : 1);
    }

    /** One of equal parts, which are cut at once. */
    private String chunk(Node node, int parts, int axis, int part) {
        String whole = in(node, 0);
        String key = "parts of " + whole;
        String cut = names.containsKey(key)
                ? names.get(key)
                : assigned(key, "torch.chunk(%s, %d, %d)".formatted(whole, parts, axis));
        return cut + "[" + part + "]";
    }

    /** The sizes of a reshaped value; 0 stands for that of the input. */
    private String reshaped(Node node) {
        long[] sizes = constant(node, 1);
        List<String> written = new ArrayList<>();
        for (int axis = 0; axis < sizes.length; axis++) {
            written.add(sizes[axis] == 0 ? "torch.size(%s, %d)".formatted(in(node, 0), axis) : "" + sizes[axis]);
        }
        return written.toString();
    }

    private long[] constant(Node node, int input) {
        return Objects.requireNonNull(graph.initializers().get(Objects.requireNonNull(node.input(input))))
                .longs();
    }

    private long size(String value, int axis) {
        var shape = Objects.requireNonNull(graph.shape(value));
        return shape.length(axis < 0 ? shape.rank() + axis : axis);
    }

    private static String integers(Node node, String attribute) {
        return Arrays.toString(Objects.requireNonNull(node.integersOrNull(attribute), attribute));
    }

    private static String pads(Node node) {
        long[] pads = Optional.ofNullable(node.integersOrNull("pads")).orElse(new long[4]);
        return "[%d, %d]".formatted(pads[0], pads[1]);
    }

    private static String real(float value) {
        return Double.toString(Double.parseDouble(Float.toString(value))).toLowerCase(Locale.ROOT);
    }
}

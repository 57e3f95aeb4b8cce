package org.vizsla.autodiff.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.analysis.Readers;
import org.vizsla.graph.pass.Pass;

/**
 * Applies ReLU's mask to what goes into the gradient of max pooling, not to what comes out of it: {@code unpool(dy) [x > 0]} becomes
 * {@code unpool(dy [y > 0])}.
 *
 * <p>Each cotangent goes to the position of its maximum, where {@code x} is {@code y}; so both are the same, and the second has a quarter of the
 * elements in usual networks. If a concatenation is pooled, as after a fire module, each of its parts must have its mask.
 */
final class MaskBeforeUnpooling implements Pass {
    @Override
    public Graph apply(Graph graph) {
        Map<Node, Node> masks = new HashMap<>();
        Map<String, String> unmasked = new HashMap<>();
        for (Node node : graph.nodes()) {
            Node pool = Unpooling.pool(graph, node);
            Node whole =
                    pool == null ? null : Readers.only(graph, node.outputs().get(0));
            List<Node> products = whole == null || !whole.is("Reshape") ? List.of() : products(graph, whole);
            if (pool != null && areMasked(graph, products, pool.inputs().get(0))) {
                products.forEach(product ->
                        unmasked.put(product.outputs().get(0), product.inputs().get(0)));
                masks.put(node, Objects.requireNonNull(mask(graph, products.get(0))));
            }
        }
        return masks.isEmpty() ? graph : rewritten(graph, masks, unmasked);
    }

    private static Graph rewritten(Graph graph, Map<Node, Node> masks, Map<String, String> unmasked) {
        GraphBuilder builder = graph.toBuilder().nodes(List.of()).scope("explain");
        for (Node node : graph.nodes()) {
            Node mask = masks.get(node);
            if (mask != null) {
                Node pool = Objects.requireNonNull(Unpooling.pool(graph, node));
                Node updates =
                        Objects.requireNonNull(graph.producer(node.inputs().get(2)));
                String positive = builder.op("HardSigmoid", pool.outputs().get(0))
                        .withAll(mask.attributes())
                        .value();
                String masked =
                        builder.op("Mul", updates.inputs().get(0), positive).value();
                String flat =
                        builder.op("Reshape", masked, updates.inputs().get(1)).value();
                List<String> operands = new ArrayList<>(node.inputs());
                operands.set(2, flat);
                builder.add(node.withInputs(operands));
            } else if (!unmasked.containsKey(node.outputs().get(0))) {
                builder.add(node.withInputs(node.inputs().stream()
                        .map(input -> unmasked.getOrDefault(input, input))
                        .toList()));
            }
        }
        return builder.buildPruned();
    }

    /** The products that the whole, or each of its slices, goes into; empty if anything else reads it. */
    private static List<Node> products(Graph graph, Node whole) {
        List<Node> products = new ArrayList<>();
        for (Node reader : Readers.rewirable(graph, whole.outputs().get(0))) {
            Node last =
                    reader.is("Slice") ? Readers.only(graph, reader.outputs().get(0)) : reader;
            if (last == null
                    || !last.is("Mul")
                    || Readers.rewirable(graph, last.outputs().get(0)).isEmpty()) {
                return List.of();
            }
            products.add(last);
        }
        return products;
    }

    /** Whether each product is with the mask of the pooled value, or of the part of it that the product's slice takes. */
    private static boolean areMasked(Graph graph, List<Node> products, String pooled) {
        return !products.isEmpty()
                && products.stream().allMatch(product -> {
                    Node mask = mask(graph, product);
                    Node slice = graph.producer(product.inputs().get(0));
                    String part = slice != null && slice.is("Slice") ? part(graph, slice, pooled) : pooled;
                    return mask != null && mask.inputs().get(0).equals(part);
                });
    }

    private static @Nullable Node mask(Graph graph, Node product) {
        Node mask = graph.producer(product.inputs().get(1));
        return mask != null && mask.is("HardSigmoid") ? mask : null;
    }

    /** The input of the concatenation that a slice of it takes, or null if it takes something else. */
    private static @Nullable String part(Graph graph, Node slice, String pooled) {
        Node concat = graph.producer(pooled);
        Long start = Constants.integer(graph, slice.input(1));
        Long end = Constants.integer(graph, slice.input(2));
        if (concat == null || !concat.is("Concat") || slice.input(4) != null || start == null || end == null) {
            return null;
        }
        long axis = concat.integer("axis", 0);
        long begin = 0;
        for (String input : concat.inputs()) {
            var shape = graph.shape(input);
            if (shape == null || !Objects.equals(Constants.integer(graph, slice.input(3)), axis)) {
                return null;
            }
            long next = begin + shape.size((int) axis);
            if (begin == start && next == end) {
                return input;
            }
            begin = next;
        }
        return null;
    }
}

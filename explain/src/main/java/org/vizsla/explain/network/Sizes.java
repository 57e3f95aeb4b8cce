package org.vizsla.explain.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.analysis.Reachability;
import org.vizsla.models.Model;

/**
 * The sizes that part of a network computes with, such as the batch size for a {@code Reshape}. They say nothing about the image: all are constants except the batch size,
 * which is the same everywhere.
 *
 * @param values the results of {@code Shape}
 */
public record Sizes(List<String> values) {
    public Sizes {
        values = List.copyOf(values);
    }

    /** The values that carry information about the image, not just its sizes. */
    static Set<String> data(Graph graph, String image) {
        Set<String> shapes = new HashSet<>();
        graph.nodes().stream().filter(node -> node.is("Shape")).forEach(node -> shapes.addAll(node.outputs()));
        return Reachability.from(graph, List.of(image), value -> !shapes.contains(value));
    }

    /** The sizes that some values are computed from, none of which carry information about the image. */
    static Sizes behind(Graph graph, Set<String> data, Set<String> values) {
        Set<String> open = new HashSet<>(values);
        Set<String> shapes = new LinkedHashSet<>();
        for (int i = graph.nodes().size() - 1; i >= 0 && !open.isEmpty(); i--) {
            Node node = graph.nodes().get(i);
            if (Reachability.computesAny(node, open)) {
                if (node.is("Shape") && data.contains(node.inputs().get(0))) {
                    shapes.add(node.outputs().get(0));
                } else {
                    open.addAll(node.reads());
                }
            }
        }
        return new Sizes(List.copyOf(shapes));
    }

    /** A size that does not follow from a layer's batch: its value, or the layer's, is not {@code [N, ...]} with known sizes. */
    Optional<String> unknown(Model model, Layer layer) {
        boolean ofBatch = layer.shape().dimensions().get(0).equals(model.batch());
        return values.stream()
                .filter(value -> !ofBatch || !isKnown(model, value))
                .findFirst();
    }

    private static boolean isKnown(Model model, String value) {
        Graph graph = model.graph();
        Shape shape = graph.shape(measured(graph, value));
        return graph.value(value) != null
                && shape != null
                && shape.rank() > 0
                && shape.dimensions().get(0).equals(model.batch())
                && new Shape(shape.dimensions().subList(1, shape.rank())).isFixed();
    }

    /** Emits a size, derived from the batch of a value {@code [N, ...]}. */
    String emit(GraphBuilder builder, Graph graph, String value, String ofBatch) {
        Ops ops = new Ops(builder);
        Node node = Objects.requireNonNull(graph.producer(value));
        long[] sizes =
                Objects.requireNonNull(graph.shape(measured(graph, value))).sizes();
        List<String> all = new ArrayList<>();
        all.add(ops.op("Shape", ofBatch).with("start", 0).with("end", 1).value());
        for (int axis = 1; axis < sizes.length; axis++) {
            all.add(ops.integers(sizes[axis]));
        }
        long rank = sizes.length;
        long start = node.integer("start", 0);
        long end = node.integer("end", rank);
        String shape = ops.concat(0, all.toArray(String[]::new));
        return start == 0 && end == rank ? shape : ops.slice(shape, 0, start, end);
    }

    private static String measured(Graph graph, String value) {
        return Objects.requireNonNull(graph.producer(value)).inputs().get(0);
    }
}

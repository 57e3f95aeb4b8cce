package org.vizsla.graph.pass.internal.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;

/** Finds the regions of a graph whose types and shapes are known. */
final class Regions {
    /** The longest spellings in use have some 12 nodes. */
    private static final int MOST_NODES = 24;

    private static final int MOST_ELEMENTS = 1 << 16;

    private final Graph graph;
    private final Map<String, Integer> places = new HashMap<>();

    Regions(Graph graph) {
        this.graph = graph;
        for (int i = 0; i < graph.nodes().size(); i++) {
            for (String output : graph.nodes().get(i).outputs()) {
                places.put(output, i);
            }
        }
    }

    /**
     * The regions of two nodes or more that compute a FLOAT32 value, smallest first.
     *
     * <p>A region grows by the producer of the latest value that it reads, so that all readers of a value are known when it becomes inner; if one of
     * them is outside, or the producer is not arithmetic, no larger region has a single entry.
     */
    List<Region> endingWith(Node end) {
        List<Region> found = new ArrayList<>();
        Value result = end.outputs().size() == 1 ? graph.value(end.outputs().get(0)) : null;
        if (result == null || result.shape() == null || result.type() != DataType.FLOAT32 || !Arithmetic.knows(end)) {
            return found;
        }
        TreeSet<Integer> inner = new TreeSet<>(Set.of(place(end.outputs().get(0))));
        Set<String> computed = new HashSet<>(end.outputs());
        TreeSet<String> read =
                new TreeSet<>(Comparator.<String>comparingInt(this::place).thenComparing(Comparator.naturalOrder()));
        read(end, read);
        while (!read.isEmpty() && inner.size() < MOST_NODES) {
            String latest = read.last();
            Region region = read.size() == 1 && inner.size() > 1 ? region(latest, inner, result.shape()) : null;
            if (region != null) {
                found.add(region);
            }
            Node producer = graph.producer(latest);
            if (producer == null || !Arithmetic.knows(producer) || !isReadBy(computed, latest)) {
                break;
            }
            read.remove(latest);
            read(producer, read);
            inner.add(place(latest));
            computed.add(latest);
        }
        return found;
    }

    private int place(String value) {
        return places.getOrDefault(value, -1);
    }

    /** Adds the computed values that a node computes with. */
    private void read(Node node, Set<String> into) {
        Arithmetic.operands(node).stream()
                .filter(operand -> !graph.initializers().containsKey(operand))
                .forEach(into::add);
    }

    /** Whether all readers of a value compute one of these. */
    private boolean isReadBy(Set<String> computed, String value) {
        return !graph.outputs().contains(value)
                && graph.readers(value).stream()
                        .allMatch(reader -> computed.contains(reader.outputs().get(0)));
    }

    private @Nullable Region region(String entry, Set<Integer> places, Shape shape) {
        List<Node> nodes =
                places.stream().map(place -> graph.nodes().get(place)).toList();
        List<Integer> axes = axes(nodes, shape.rank());
        Value known = graph.value(entry);
        if (known == null
                || known.type() != DataType.FLOAT32
                || !shape.equals(known.shape())
                || axes == null
                || !areReducible(axes, shape)) {
            return null;
        }
        Shape reduced = Constants.withOnes(shape, axes);
        Map<String, double[]> constants = new HashMap<>();
        for (Node node : nodes) {
            Shape own = graph.shape(node.outputs().get(0));
            if (!shape.equals(own) && !reduced.equals(own)) {
                return null;
            }
            for (String operand : Arithmetic.operands(node)) {
                Tensor tensor = graph.initializers().get(operand);
                double[] constant = tensor == null ? new double[0] : Constants.along(tensor, axes, shape);
                if (constant == null) {
                    return null;
                } else if (tensor != null) {
                    constants.put(operand, constant);
                }
            }
        }
        return new Region(entry, nodes, axes, shape, constants);
    }

    /** The axes that all reductions share; null where they differ or are not known. */
    private @Nullable List<Integer> axes(List<Node> nodes, int rank) {
        List<Integer> shared = List.of();
        for (Node node : nodes) {
            if (Arithmetic.isReduction(node)) {
                Tensor axes = node.input(1) == null
                        ? null
                        : graph.initializers().get(node.inputs().get(1));
                if (axes == null || axes.elements() == 0) {
                    return null;
                }
                List<Integer> own = java.util.Arrays.stream(axes.longs())
                        .mapToObj(axis -> (int) (axis < 0 ? axis + rank : axis))
                        .sorted()
                        .toList();
                if (!shared.isEmpty() && !shared.equals(own)) {
                    return null;
                }
                shared = own;
            }
        }
        return shared;
    }

    /** Whether all the axes have fixed sizes, and none is the batch. */
    private static boolean areReducible(List<Integer> axes, Shape shape) {
        if (axes.isEmpty()) {
            return true;
        }
        long elements = 1;
        for (int axis : axes) {
            if (axis == 0 || shape.size(axis) == Shape.UNKNOWN) {
                return false;
            }
            elements = Math.min(elements * shape.size(axis), MOST_ELEMENTS + 1L);
        }
        return elements > 1 && elements <= MOST_ELEMENTS;
    }
}

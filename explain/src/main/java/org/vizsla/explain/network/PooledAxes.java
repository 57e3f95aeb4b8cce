package org.vizsla.explain.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.analysis.Readers;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.models.Model;

/**
 * The order of the axes of values of rank 4 that follows from what reads them. Merging patches and joining windows lose it, and a head that averages all places gives
 * it back: from there it is followed towards the image, through transpositions and operators that leave axes in place, but never through a {@code Reshape}. A value
 * whose readers disagree stays unknown.
 */
final class PooledAxes {
    private final Model model;
    private final Graph graph;
    private final Map<String, AxisOrder> known;
    private final Map<String, AxisOrder> found = new HashMap<>();
    private final Set<String> contested = new HashSet<>();

    private PooledAxes(Map<String, AxisOrder> known, Model model) {
        this.model = model;
        this.graph = model.graph();
        this.known = known;
    }

    /** The known orders, which stay as they are, and those found in addition. */
    static Map<String, AxisOrder> addedTo(Map<String, AxisOrder> known, Model model) {
        PooledAxes axes = new PooledAxes(known, model);
        axes.findAll();
        Map<String, AxisOrder> all = new HashMap<>(axes.found);
        all.keySet().removeAll(axes.contested);
        all.putAll(known);
        return all;
    }

    private void findAll() {
        List<Node> nodes = graph.nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            averaged(node).ifPresent(order -> find(node.inputs().get(0), order));
            Optional<AxisOrder> order = order(node.outputs().get(0));
            if (order.isPresent() && keepsAxes(node, order.get())) {
                AxisOrder before = node.is("Transpose") ? order.get().before(node) : order.get();
                node.inputs().forEach(input -> find(input, before));
            }
        }
    }

    private Optional<AxisOrder> order(String value) {
        return contested.contains(value)
                ? Optional.empty()
                : Optional.ofNullable(known.getOrDefault(value, found.get(value)));
    }

    private void find(String value, AxisOrder order) {
        Shape shape = graph.shape(value);
        if (shape != null && shape.rank() == 4 && graph.producer(value) != null) {
            AxisOrder other = found.put(value, order);
            if (other != null && !other.equals(order)) {
                contested.add(value);
            }
        }
    }

    private boolean keepsAxes(Node node, AxisOrder order) {
        return switch (OperatorTraits.of(node).axes()) {
            case ELEMENTWISE, ALONG, RESIZED, PERMUTED -> true;
            case CONTRACTED -> node.is("MatMul") && order.survives(node, graph);
            default -> false;
        };
    }

    /**
     * The order of what a node averages over two axes, if nothing else reads it, as the head of a network does: the axis that is left holds the channels. The two axes
     * have the proportions of the image, so that windows and the tokens in each of them are not mistaken for rows and columns.
     */
    private Optional<AxisOrder> averaged(Node node) {
        Tensor axes = node.is("ReduceMean") && node.input(1) != null
                ? graph.initializers().get(node.inputs().get(1))
                : null;
        String value = node.inputs().isEmpty() ? "" : node.inputs().get(0);
        Shape shape = graph.shape(value);
        if (axes == null || shape == null || shape.rank() != 4 || !node.equals(Readers.only(graph, value))) {
            return Optional.empty();
        }
        List<Long> places = new ArrayList<>(Arrays.stream(axes.longs())
                .map(axis -> axis < 0 ? axis + 4 : axis)
                .sorted()
                .boxed()
                .toList());
        if (places.size() != 2
                || places.get(0) == 0
                || !shape.dimensions().get(0).equals(model.batch())
                || !hasProportionsOfImage(
                        shape.size(places.get(0).intValue()),
                        shape.size(places.get(1).intValue()))) {
            return Optional.empty();
        }
        long channels = LongStream.rangeClosed(1, 3)
                .filter(axis -> !places.contains(axis))
                .sum();
        return Optional.of(AxisOrder.ofChannels(Math.toIntExact(channels)));
    }

    /** Whether one step between places, with the image's height and width rounded up or down to it, explains both sizes. */
    private boolean hasProportionsOfImage(long height, long width) {
        return height > 0
                && width > 0
                && (height - 1) * model.width() < (width + 1) * model.height()
                && (width - 1) * model.height() < (height + 1) * model.width();
    }
}

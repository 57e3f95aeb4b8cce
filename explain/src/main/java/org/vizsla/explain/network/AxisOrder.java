package org.vizsla.explain.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.op.Axes;
import org.vizsla.graph.op.Operator;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;
import org.vizsla.models.Model;

/**
 * The order of the axes of a rank-4 value.
 *
 * @param axes for each axis, which of {@code N, C, h, w} it is, numbered 0 to 3: 0, 2, 3, 1 if channels come last
 */
record AxisOrder(List<Integer> axes) {
    private static final AxisOrder CHANNELS_FIRST = new AxisOrder(List.of(0, 1, 2, 3));

    AxisOrder {
        axes = List.copyOf(axes);
    }

    /**
     * The order of each value for which it is certain. Transpositions are followed, starting at the image and at operators whose inputs and outputs are by definition
     * {@code [N, C, h, w]}. After a {@code Reshape} the order is certain only if it restores the shape before an earlier one, as around group normalizations, or if
     * {@link PooledAxes} finds it by what comes after, or it puts tokens back into their rows.
     *
     * @param grids those of the network's tokens, which this fills
     */
    static Map<String, AxisOrder> ofValues(Model model, TokenGrids grids) {
        Graph graph = model.graph();
        Map<String, AxisOrder> orders = new HashMap<>(Map.of(model.input(), CHANNELS_FIRST));
        Map<String, String> sources = new HashMap<>();
        Set<String> read = graph.nodes().stream()
                .filter(node -> OperatorTraits.of(node).has(Axes.MAPS))
                .map(node -> node.inputs().get(0))
                .collect(Collectors.toSet());
        for (Node node : graph.nodes()) {
            List<AxisOrder> before = node.inputs().stream()
                    .filter(orders::containsKey)
                    .map(orders::get)
                    .distinct()
                    .toList();
            for (String output : node.outputs()) {
                Shape shape = graph.shape(output);
                if (node.domain().isEmpty() && shape != null && shape.rank() == 4) {
                    if (OperatorTraits.of(node).has(Axes.MAPS)) {
                        orders.put(output, CHANNELS_FIRST);
                    } else if (before.size() == 1 && before.get(0).survives(node, graph)) {
                        orders.put(output, before.get(0).behind(node));
                    } else if (read.contains(output)) {
                        orders.put(output, CHANNELS_FIRST);
                    }
                }
            }
            if (keepsLayout(node)) {
                String input = node.inputs().get(0);
                String output = node.outputs().get(0);
                String source = orders.containsKey(input) ? input : sources.get(input);
                if (source != null && !orders.containsKey(output)) {
                    sources.put(output, source);
                    if (haveSameRows(graph.shape(source), graph.shape(output))) {
                        orders.put(output, Objects.requireNonNull(orders.get(source)));
                    }
                }
            }
            grids.follow(node, orders);
        }
        return PooledAxes.addedTo(orders, model);
    }

    /**
     * Whether the first input's elements stay in place, in row-major order: normalizations only rescale them. Shuffling channels in groups, {@code [N, g, C / g, h, w]},
     * does not move positions either.
     */
    private static boolean keepsLayout(Node node) {
        Operator operator = OperatorTraits.of(node);
        boolean shuffles = node.is("Transpose") && Arrays.equals(node.integers("perm"), new long[] {0, 2, 1, 3, 4});
        boolean rescales = operator.has(Trait.NORMALIZES) && !operator.has(Trait.SHARES);
        return operator.has(Trait.RELAYS) || rescales || shuffles;
    }

    private static boolean haveSameRows(@Nullable Shape one, @Nullable Shape other) {
        if (one == null || other == null || other.rank() != one.rank()) {
            return false;
        }
        return IntStream.range(1, one.rank())
                .allMatch(axis -> one.size(axis) > 0 && one.size(axis) == other.size(axis));
    }

    /** The order with this axis as channels, and the others as batch, height and width, as they come. */
    static AxisOrder ofChannels(int axis) {
        List<Integer> axes = new ArrayList<>(List.of(0, 2, 3));
        axes.add(axis, 1);
        return new AxisOrder(axes);
    }

    /** Whether a node's result has this order too if its data have it, but for a {@code Transpose}; or the other way round. */
    boolean survives(Node node, Graph graph) {
        if (node.is("MatMul")) {
            // A matrix shared by all positions maps channels to channels.
            Shape matrix = graph.shape(node.inputs().get(1));
            return axes.get(3) == 1 && matrix != null && matrix.rank() == 2;
        }
        Operator operator = OperatorTraits.of(node);
        return !operator.has(Axes.RESHAPED) && !operator.has(Axes.OTHER);
    }

    private AxisOrder behind(Node node) {
        if (!node.is("Transpose")) {
            return this;
        }
        long[] from = node.integers("perm", 3, 2, 1, 0);
        return new AxisOrder(
                IntStream.range(0, 4).map(i -> axes.get((int) from[i])).boxed().toList());
    }

    /** The order of what a {@code Transpose} reads if its result has this one. */
    AxisOrder before(Node transpose) {
        long[] from = transpose.integers("perm", 3, 2, 1, 0);
        Integer[] before = new Integer[4];
        for (int i = 0; i < before.length; i++) {
            before[(int) from[i]] = axes.get(i);
        }
        return new AxisOrder(List.of(before));
    }

    boolean isChannelsFirst() {
        return equals(CHANNELS_FIRST);
    }

    /** Whether the batch is the first axis. */
    boolean isOfBatch() {
        return axes.get(0) == 0;
    }

    /** The index of one of the axes {@code N, C, h, w}. */
    int of(int axis) {
        return axes.indexOf(axis);
    }
}

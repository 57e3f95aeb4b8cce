package org.vizsla.explain.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.op.Axes;
import org.vizsla.graph.op.OperatorTraits;

/**
 * The rows and columns of tokens {@code [N, T, C]} and of flat maps {@code [N, C, h w]}: those of the map they are made from, through operators that leave places alone. A
 * token that attention adds something to stays at its place, whatever was added; so places are known in all blocks of a Swin Transformer that merges patches, as
 * Hugging Face writes it.
 */
final class TokenGrids {
    /**
     * Where the places of a value are.
     *
     * @param axis that of the places, row by row: 1 for tokens, 2 for a flat map
     */
    record Grid(long height, long width, int axis) {
        boolean isOfTokens() {
            return axis == 1;
        }

        private boolean fits(Shape shape) {
            return shape.rank() == 3 && shape.size(axis) == height * width;
        }
    }

    private final Graph graph;
    private final Map<String, Grid> grids = new HashMap<>();

    TokenGrids(Graph graph) {
        this.graph = graph;
    }

    /** The grid of a value, or null if it is unknown or the value is neither tokens nor a flat map. */
    @Nullable
    Grid of(String value) {
        return grids.get(value);
    }

    /** Whether there are tokens of more than one grid, since patches are merged on the way. */
    boolean merge() {
        return grids.values().stream().filter(Grid::isOfTokens).distinct().count() > 1;
    }

    /**
     * Follows places through a node.
     *
     * @param orders the orders of rank-4 values before it; that of its result is added where its input's grid tells it
     */
    void follow(Node node, Map<String, AxisOrder> orders) {
        if (node.outputs().size() != 1 || node.inputs().isEmpty()) {
            return;
        }
        String input = node.inputs().get(0);
        String output = node.outputs().get(0);
        Shape before = graph.shape(input);
        Shape after = graph.shape(output);
        if (before == null
                || after == null
                || before.rank() == 0
                || after.rank() == 0
                || !before.dimensions().get(0).equals(after.dimensions().get(0))) {
            return;
        }
        Axes axes = OperatorTraits.of(node).axes();
        if (axes == Axes.RESHAPED && before.rank() == 4) {
            flattened(orders.get(input), before)
                    .filter(grid -> grid.fits(after))
                    .ifPresent(grid -> grids.put(output, grid));
        } else if (axes == Axes.RESHAPED && after.rank() == 4) {
            Grid grid = grids.get(input);
            if (grid != null && isGrid(grid, after)) {
                orders.putIfAbsent(output, AxisOrder.ofChannels(grid.isOfTokens() ? 3 : 1));
            }
        } else {
            kept(node, axes).filter(grid -> grid.fits(after)).ifPresent(grid -> grids.put(output, grid));
        }
    }

    /** The grid of a map whose rows are joined. */
    private static Optional<Grid> flattened(@Nullable AxisOrder order, Shape map) {
        if (order == null || !order.isOfBatch() || order.of(2) > order.of(3) || order.of(1) == 2) {
            return Optional.empty();
        }
        return Optional.of(new Grid(map.size(order.of(2)), map.size(order.of(3)), order.of(1) == 1 ? 2 : 1));
    }

    private static boolean isGrid(Grid grid, Shape map) {
        return map.size(grid.axis()) == grid.height() && map.size(grid.axis() + 1) == grid.width();
    }

    private Optional<Grid> kept(Node node, Axes axes) {
        List<Grid> before = node.inputs().stream()
                .filter(grids::containsKey)
                .map(grids::get)
                .distinct()
                .toList();
        if (before.size() != 1) {
            return Optional.empty();
        }
        Grid grid = before.get(0);
        boolean keeps = switch (axes) {
            case ELEMENTWISE, ALONG -> true;
            case CONTRACTED -> grid.isOfTokens() && isOfWeights(node);
            case RESHAPED ->
                Objects.equals(
                        graph.shape(node.inputs().get(0)),
                        graph.shape(node.outputs().get(0)));
            default -> false;
        };
        if (keeps) {
            return Optional.of(grid);
        }
        return node.is("Transpose") && Arrays.equals(node.integers("perm"), new long[] {0, 2, 1})
                ? Optional.of(new Grid(grid.height(), grid.width(), 3 - grid.axis()))
                : Optional.empty();
    }

    /** Whether tokens are multiplied by a matrix that is the same for all of them. */
    private boolean isOfWeights(Node node) {
        Shape matrix = node.is("MatMul") ? graph.shape(node.inputs().get(1)) : null;
        return matrix != null
                && matrix.rank() == 2
                && grids.containsKey(node.inputs().get(0));
    }
}

package org.vizsla.graph.pass.internal;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.analysis.Reachability;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;

/** Follows the batch through a graph, node by node: which values depend on the input, and for which of them the batch is the first axis. */
public final class BatchAxis {
    private final Graph graph;
    private final long batch;
    private final Set<String> derived = new HashSet<>();
    private final Set<String> first = new HashSet<>();

    /**
     * A walk that begins at the input.
     *
     * @param batch the size that the exporter fixed
     */
    public BatchAxis(Graph graph, String input, long batch) {
        this.graph = graph;
        this.batch = batch;
        derived.add(input);
        first.add(input);
    }

    /** Whether the batch is the first axis of a value. */
    public boolean isFirst(@Nullable String value) {
        return value != null && first.contains(value);
    }

    /** Takes in the next node; returns the shape that a {@code Reshape} needs if the batch is dynamic, or null if the node is right as it is. */
    public long @Nullable [] follow(Node node) {
        if (!Reachability.readsAny(node, derived) || OperatorTraits.of(node).has(Trait.READS_SHAPE)) {
            return null;
        }
        derived.addAll(node.outputs());
        long[] target = node.is("Reshape") ? constant(node.input(1)) : null;
        long[] changed = target == null ? joined(node) : changed(node, target);
        boolean stays = target == null
                ? changed != null || (node.inputs().stream().anyMatch(first::contains) && keepsFirst(node))
                : changed != null || keepsFirst(node, target);
        if (stays) {
            first.addAll(node.outputs());
        }
        derived.remove("");
        first.remove("");
        return changed;
    }

    /** All axes of a batch of one are joined into a row: with a larger batch each entry has a row of its own. */
    private long @Nullable [] joined(Node node) {
        boolean joins = node.is("Flatten") && node.integer("axis", 1) == 0 && batch == 1 && isFirst(node.input(0));
        return joins ? new long[] {0, -1} : null;
    }

    /** The inputs of a {@code Concat} that are the same for all entries of the batch, while others hold one row each. */
    public List<String> repeated(Node node) {
        if (!node.is("Concat")
                || node.integer("axis", 0) == 0
                || node.inputs().stream().noneMatch(first::contains)) {
            return List.of();
        }
        return node.inputs().stream()
                .filter(input -> !derived.contains(input))
                .distinct()
                .toList();
    }

    private long @Nullable [] changed(Node reshape, long[] target) {
        if (target.length == 0 || target[0] != batch || emptiesAxes(reshape, target)) {
            return null;
        }
        long[] changed = target.clone();
        if (isFirst(reshape.input(0))) {
            changed[0] = 0;
        } else if (Arrays.stream(target).noneMatch(size -> size == -1)) {
            changed[0] = -1;
        } else {
            return null;
        }
        return changed;
    }

    /** Whether the batch stays the first axis of a {@code Reshape} that does not name it. */
    private boolean keepsFirst(Node reshape, long[] target) {
        if (!isFirst(reshape.input(0)) || target.length == 0 || emptiesAxes(reshape, target)) {
            return false;
        }
        if (target[0] != -1) {
            return target[0] == 0;
        }
        Shape data = graph.shape(reshape.inputs().get(0));
        if (data == null || !data.isFixed()) {
            return target.length == 2;
        }
        long elements = batch;
        for (int axis = 1; axis < target.length; axis++) {
            elements *= target[axis] == 0 && axis < data.rank() ? data.size(axis) : target[axis];
        }
        return elements == data.elements();
    }

    private static boolean emptiesAxes(Node reshape, long[] target) {
        return reshape.integer("allowzero", 0) == 1 && Arrays.stream(target).anyMatch(size -> size == 0);
    }

    private boolean keepsFirst(Node node) {
        return switch (node.operator()) {
            case "Transpose" -> {
                long[] order = node.integersOrNull("perm");
                yield order != null && order.length > 0 && order[0] == 0;
            }
            case "Flatten" -> node.integer("axis", 1) != 0;
            case "Squeeze", "Unsqueeze" -> excludesFirst(node.input(1), node);
            case "Slice" -> excludesFirst(node.input(3), node);
            case "Gather" -> isFirst(node.input(0)) && node.integer("axis", 0) != 0;
            case "Concat", "Split", "ArgMax", "ArgMin" -> node.integer("axis", 0) != 0;
            case "TopK" -> node.integer("axis", -1) != 0;
            case "Gemm" -> isFirst(node.input(0)) && node.integer("transA", 0) == 0;
            case "Tile" -> {
                long[] repeats = constant(node.input(1));
                yield repeats != null && repeats.length > 0 && repeats[0] == 1;
            }
            default ->
                switch (OperatorTraits.of(node).axes()) {
                    case REDUCED -> excludesFirst(node.input(1), node);
                    case OTHER -> false;
                    default -> true;
                };
        };
    }

    /** Whether the axes are constants, and the first axis of the node's data is not among them. */
    private boolean excludesFirst(@Nullable String axes, Node node) {
        long[] numbers = constant(axes);
        if (numbers == null || numbers.length == 0) {
            return false;
        }
        Shape data = graph.shape(node.inputs().get(0));
        long rank = data == null ? Shape.UNKNOWN : data.rank() + (node.is("Unsqueeze") ? numbers.length : 0);
        return Arrays.stream(numbers).noneMatch(axis -> axis == 0 || (rank != Shape.UNKNOWN && axis + rank == 0));
    }

    private long @Nullable [] constant(@Nullable String value) {
        Tensor tensor = value == null ? null : graph.initializers().get(value);
        return tensor == null ? null : tensor.longs();
    }
}

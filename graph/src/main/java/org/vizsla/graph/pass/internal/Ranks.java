package org.vizsla.graph.pass.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.op.OperatorTraits;

/** The numbers of axes of values, as far as they follow from inputs and constants without running the graph. */
final class Ranks {
    private static final Set<String> AS_FIRST_INPUT = Set.of(
            "Concat", "Split", "Slice", "Pad", "Resize", "Upsample", "Tile", "LpPool", "GlobalLpPool", "ImageScaler");

    private final Graph graph;
    private final Map<String, Long> ranks = new HashMap<>();

    Ranks(Graph graph) {
        this.graph = graph;
        for (Node node : graph.nodes()) {
            long rank = rank(node);
            node.outputs().forEach(output -> ranks.put(output, rank));
        }
    }

    /** The number of axes, or {@link Shape#UNKNOWN}. */
    long of(@Nullable String value) {
        if (value == null) {
            return Shape.UNKNOWN;
        }
        Shape shape = graph.shape(value);
        return shape == null ? ranks.getOrDefault(value, Shape.UNKNOWN) : shape.rank();
    }

    private long rank(Node node) {
        if (node.is("Gemm") || node.is("Flatten")) {
            return 2;
        } else if (node.is("Reshape")) {
            return reshaped(node);
        } else if (AS_FIRST_INPUT.contains(node.operator())) {
            return of(node.input(0));
        }
        return switch (OperatorTraits.of(node).axes()) {
            case ELEMENTWISE -> largest(node);
            case MAPS, ALONG, PERMUTED -> of(node.input(0));
            case REDUCED -> node.integer("keepdims", 1) == 1 ? of(node.input(0)) : Shape.UNKNOWN;
            default -> Shape.UNKNOWN;
        };
    }

    private long reshaped(Node node) {
        long[] target = node.integersOrNull("shape");
        Tensor constant = node.input(1) == null ? null : graph.initializers().get(node.input(1));
        if (target != null) {
            return target.length;
        }
        return constant == null ? Shape.UNKNOWN : constant.elements();
    }

    /** The rank of values that are broadcast. */
    private long largest(Node node) {
        long largest = Shape.UNKNOWN;
        for (String input : node.inputs()) {
            long rank = input.isEmpty() ? 0 : of(input);
            if (rank == Shape.UNKNOWN) {
                return Shape.UNKNOWN;
            }
            largest = Math.max(largest, rank);
        }
        return largest;
    }
}

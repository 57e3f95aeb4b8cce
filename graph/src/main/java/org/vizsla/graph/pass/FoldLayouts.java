package org.vizsla.graph.pass;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * Makes a constant of what only brings a constant into another layout: {@code t = Transpose(w)} becomes {@code const t}, and so do {@code Reshape}, {@code Flatten}, {@code Squeeze} and {@code Unsqueeze}.
 *
 * <p>Rules and readers of weights then see that a layer's operand is a constant, as large as it may be. Matrices are not copied: the constant is a view of the weights, which stay in their file. Weights of more axes are copied, unless
 * those that move are of size 1 or change places as two groups.
 *
 * <p>A shape must be known for anything but {@code Transpose}. What is an output of the graph stays.
 */
public final class FoldLayouts implements Pass {
    private static final Set<String> RESHAPING = Set.of("Reshape", "Flatten", "Squeeze", "Unsqueeze");

    @Override
    public Graph apply(Graph graph) {
        Map<String, Tensor> constants = new HashMap<>(graph.initializers());
        Map<String, Tensor> folded = new HashMap<>();
        List<Node> kept = new ArrayList<>();
        for (Node node : graph.nodes()) {
            Optional<Tensor> constant = graph.outputs().contains(node.outputs().get(0))
                    ? Optional.empty()
                    : Optional.ofNullable(constants.get(node.input(0))).flatMap(tensor -> layout(node, tensor, graph));
            if (constant.isPresent()) {
                constants.put(node.outputs().get(0), constant.get());
                folded.put(node.outputs().get(0), constant.get());
            } else {
                kept.add(node);
            }
        }
        if (folded.isEmpty()) {
            return graph;
        }
        GraphBuilder builder = graph.toBuilder().nodes(kept);
        folded.forEach((name, tensor) -> {
            builder.forgetValue(name);
            builder.initializer(name, tensor);
        });
        return builder.buildPruned();
    }

    private static Optional<Tensor> layout(Node node, Tensor constant, Graph graph) {
        if (node.is("Transpose")) {
            return Optional.of(transposed(constant, node.integersOrNull("perm")));
        }
        Shape shape = RESHAPING.stream().anyMatch(node::is)
                ? graph.shape(node.outputs().get(0))
                : null;
        return Optional.ofNullable(shape).filter(Shape::isFixed).map(constant::reshaped);
    }

    private static Tensor transposed(Tensor constant, long @Nullable [] order) {
        int rank = constant.shape().rank();
        long[] sizes = new long[rank];
        List<Integer> moved = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            int source = order == null ? rank - 1 - axis : (int) order[axis];
            sizes[axis] = constant.shape().size(source);
            if (sizes[axis] != 1) {
                moved.add(source);
            }
        }
        Shape shape = Shape.of(sizes);
        int turn = turn(moved);
        if (turn == 0) {
            return constant.reshaped(shape);
        }
        if (turn > 0) {
            long columns = moved.subList(0, turn).stream()
                    .mapToLong(axis -> constant.shape().size(axis))
                    .reduce(1, (a, b) -> a * b);
            Shape matrix = Shape.of(constant.elements() / Math.max(1, columns), columns);
            return Tensor.transposeOf(constant.reshaped(matrix)).reshaped(shape);
        }
        return copied(constant, moved, shape);
    }

    /** How many of the moved axes stand before the first one of the constant, if all of these come in order, then the others in order; -1 if they do not. */
    private static int turn(List<Integer> moved) {
        int falls = 0;
        int turn = 0;
        for (int i = 1; i < moved.size(); i++) {
            if (moved.get(i) < moved.get(i - 1)) {
                falls++;
                turn = i;
            }
        }
        boolean isTurn = falls == 1 && moved.get(moved.size() - 1) < moved.get(0);
        return falls == 0 ? 0 : isTurn ? turn : -1;
    }

    private static Tensor copied(Tensor constant, List<Integer> moved, Shape shape) {
        int width = constant.type().size();
        long[] strides = new long[constant.shape().rank()];
        long stride = width;
        for (int axis = strides.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= constant.shape().size(axis);
        }
        ByteBuffer from = constant.bytes();
        ByteBuffer to = Tensor.allocate(constant.data().length());
        long[] position = new long[moved.size()];
        long offset = 0;
        while (to.hasRemaining()) {
            for (int i = 0; i < width; i++) {
                to.put(from.get((int) offset + i));
            }
            for (int axis = moved.size() - 1; axis >= 0; axis--) {
                int source = moved.get(axis);
                offset += strides[source];
                if (++position[axis] < constant.shape().size(source)) {
                    break;
                }
                offset -= strides[source] * position[axis];
                position[axis] = 0;
            }
        }
        return Tensor.of(constant.type(), shape, to.flip());
    }
}

package org.vizsla.explain.field;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Node;
import org.vizsla.graph.op.Axes;
import org.vizsla.graph.op.Operator;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;

/** Which block of an input of a node a block of its result is computed from. Sizes of the node's results and of what it computes with are known. */
final class NodeReads {
    private final Sizes sizes;
    private final Node node;
    private final Operator operator;

    NodeReads(Sizes sizes, Node node) {
        this.sizes = sizes;
        this.node = node;
        this.operator = OperatorTraits.of(node);
    }

    /**
     * The block of an input, which may reach over its edges; all of it where nothing better is known.
     *
     * @param output whose block is wanted
     * @param input by its place
     */
    Box before(int output, Box wanted, int input) {
        long[] from = Objects.requireNonNull(sizes.of(node.inputs().get(input)));
        long[] to = sizes.of(node.outputs().get(output));
        Box found = to == null ? null : before(output, wanted, input, from, to);
        return found == null ? Box.whole(from) : found;
    }

    private @Nullable Box before(int output, Box wanted, int input, long[] from, long[] to) {
        if (operator.has(Axes.ELEMENTWISE)) {
            boolean parameter = operator.has(Trait.RELAYS) && input > 0;
            return parameter || node.is("DynamicQuantizeLinear") ? null : wanted.before(from);
        } else if (operator.has(Axes.CONTRACTED)) {
            return product(wanted, input, from, to);
        } else if (input > 0 && !node.is("Concat")) {
            return null;
        } else if (operator.has(Axes.MAPS)) {
            return new WindowReads(sizes, node).before(wanted, from, to);
        } else if (operator.has(Axes.ALONG)) {
            return along(wanted, from);
        } else if (operator.has(Axes.RESHAPED)) {
            return Reshaped.before(wanted, from, to);
        } else if (operator.has(Axes.PERMUTED)) {
            return permuted(wanted);
        } else if (operator.has(Axes.REDUCED)) {
            return reduced(wanted, from, to);
        }
        return operator.has(Axes.RESIZED) ? new PartReads(sizes, node).before(output, wanted, input, from, to) : null;
    }

    private @Nullable Box along(Box wanted, long[] from) {
        int rank = from.length;
        int axis = (int) node.integer("axis", -1);
        int first = axis < 0 ? axis + rank : axis;
        return switch (node.operator()) {
            case "Softmax", "LogSoftmax", "Hardmax", "LpNormalization" -> wanted.with(first, Span.whole(from[first]));
            case "LayerNormalization" -> whole(wanted, from, IntStream.range(first, rank));
            case "Trilu" -> wanted;
            default -> null;
        };
    }

    private static Box whole(Box box, long[] sizes, IntStream axes) {
        Box whole = box;
        for (int axis : axes.toArray()) {
            whole = whole.with(axis, Span.whole(sizes[axis]));
        }
        return whole;
    }

    private Box permuted(Box wanted) {
        int rank = wanted.axes().size();
        long[] order = node.integers(
                "perm", LongStream.range(0, rank).map(axis -> rank - 1 - axis).toArray());
        Span[] before = new Span[rank];
        for (int axis = 0; axis < rank; axis++) {
            before[(int) order[axis]] = wanted.axis(axis);
        }
        return new Box(Arrays.asList(before));
    }

    /** Reduced axes are read whole; whether they are gone from the result is told by its rank. */
    private @Nullable Box reduced(Box wanted, long[] from, long[] to) {
        long[] given =
                node.operator().startsWith("Arg") ? new long[] {node.integer("axis", 0)} : node.integersOrNull("axes");
        long[] axes = given == null ? sizes.constant(node.input(1)) : given;
        if (axes == null || axes.length == 0) {
            return null;
        }
        Box before = Box.whole(from);
        boolean kept = from.length == to.length;
        int next = 0;
        for (int axis = 0; axis < from.length; axis++) {
            int place = axis;
            boolean reduced = Arrays.stream(axes).anyMatch(each -> (each < 0 ? each + from.length : each) == place);
            if (!reduced) {
                before = before.with(axis, wanted.axis(kept ? axis : next));
            }
            next += reduced ? 0 : 1;
        }
        return before;
    }

    /** Rows of the first factor, columns of the second one. */
    private @Nullable Box product(Box wanted, int input, long[] from, long[] to) {
        boolean gemm = node.is("Gemm");
        if (gemm && input == 2) {
            return wanted.before(from);
        }
        if ((!gemm && !node.is("MatMul")) || from.length < 2 || to.length < 2 || to.length < from.length) {
            return null;
        }
        Box before = wanted.before(from);
        boolean first = input == 0;
        boolean turned = gemm && node.integer(first ? "transA" : "transB", 0) != 0;
        int summed = first != turned ? -1 : -2;
        Span kept = wanted.axis(first ? -2 : -1);
        return before.with(summed, Span.whole(from[from.length + summed])).with(summed == -1 ? -2 : -1, kept);
    }
}

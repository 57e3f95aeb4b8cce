package org.vizsla.autodiff.lrp;

import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.Step;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;

/**
 * A constant that is added to a node's output, such as a bias.
 *
 * @param value broadcasts to the output
 * @param axes of the output, along which it may vary
 */
record Addend(String value, Set<Integer> axes) {
    Addend {
        axes = Set.copyOf(axes);
    }

    /** One value per channel, on axis 1. */
    static Addend perChannel(String value) {
        return new Addend(value, Set.of(1));
    }

    /** A constant of the forward graph that broadcasts to an output of this rank. */
    static Addend constant(Step step, String value, int rank) {
        Shape shape = step.shape(value);
        Set<Integer> axes = new HashSet<>();
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (shape.size(axis) != 1) {
                axes.add(rank - shape.rank() + axis);
            }
        }
        return new Addend(value, axes);
    }

    /** The third input of a convolution or of a matrix product; null for other nodes, and if it is omitted. */
    static @Nullable Addend bias(Step step) {
        Node node = step.node();
        int rank = step.rank(step.y());
        if (!step.hasInput(2)) {
            return null;
        }
        return switch (node.operator()) {
            case "Conv", "ConvTranspose" -> perChannel(step.reshape(step.x(2), column(rank - 1)));
            case "Gemm" -> constant(step, step.x(2), rank).times(step, node.real("beta", 1f));
            default -> null;
        };
    }

    /** The constant that a node linear in computed values adds to them; null if there is none. */
    static @Nullable Addend constantPart(Step step) {
        return switch (step.node().operator()) {
            case "BatchNormalization" ->
                BatchNormalization.of(step, step.node()).apply(step, null);
            case "Add", "Sum" -> constants(step, 1, 1);
            case "Sub" -> constants(step, 1, -1);
            case "Mean" ->
                constants(
                        step,
                        1.0 / step.node().inputs().size(),
                        1.0 / step.node().inputs().size());
            default -> Operands.isComputed(step, 2) ? null : bias(step);
        };
    }

    /** The sum of the constants among the inputs, where the first one, and all others, are multiplied by a factor. */
    private static @Nullable Addend constants(Step step, double first, double others) {
        Addend sum = null;
        for (int input = 0; input < step.node().inputs().size(); input++) {
            if (!Operands.isComputed(step, input)) {
                Addend term =
                        constant(step, step.x(input), step.rank(step.y())).times(step, input == 0 ? first : others);
                sum = sum == null ? term : sum.plus(step, term);
            }
        }
        return sum;
    }

    /** Sizes of a column along the first of these many axes. */
    static long[] column(int rank) {
        long[] sizes = new long[rank];
        java.util.Arrays.fill(sizes, 1);
        sizes[0] = -1;
        return sizes;
    }

    /** Another value that varies as this one does. */
    Addend map(UnaryOperator<String> change) {
        return new Addend(change.apply(value), axes);
    }

    private Addend times(Step step, double factor) {
        return factor == 1 ? this : map(constant -> step.mul(constant, factor));
    }

    Addend plus(Step step, Addend other) {
        Set<Integer> all = new HashSet<>(axes);
        all.addAll(other.axes);
        return new Addend(step.add(value, other.value), all);
    }
}

package org.vizsla.graph.pass.internal;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * Before set 7 the second operand was laid along the first from an {@code axis} on ({@code broadcast=1}), or from the end where none was given; now shapes are aligned at their ends.
 * The second operand gets axes of size 1 behind its own:
 *
 * <pre>{@code Add(x, bias) axis=1 broadcast=1    becomes    Add(x, Unsqueeze(bias, [1, 2]))}</pre>
 *
 * <p>Where the numbers of axes are not known, they are computed in the graph.
 */
final class AlignedOperand implements Adapter {
    private static final String AXIS = "axis";
    private static final long NONE = Long.MIN_VALUE;

    private final long axisByDefault;

    private AlignedOperand(long axisByDefault) {
        this.axisByDefault = axisByDefault;
    }

    /** By the node's attributes. */
    static Adapter byAttributes() {
        return new AlignedOperand(NONE);
    }

    /** Always from the channels on, where it is of one axis. */
    static Adapter atChannels() {
        return new AlignedOperand(1);
    }

    @Override
    public void adapt(Node node, Lifting lifting) {
        String x = lifting.input(node, 0);
        String other = lifting.input(node, 1);
        long axis = node.integer("broadcast", 0) == 1 ? node.integer(AXIS, NONE) : axisByDefault;
        String aligned =
                axis == NONE || isOneElement(lifting.constant(other)) ? other : aligned(node, x, other, axis, lifting);
        lifting.add(node, List.of(x, aligned), AXIS, "broadcast", "consumed_inputs");
    }

    private static boolean isOneElement(@Nullable Tensor constant) {
        return constant != null && constant.elements() == 1;
    }

    private static String aligned(Node node, String x, String other, long axis, Lifting lifting) {
        GraphBuilder b = lifting.builderFor(node);
        long rank = lifting.rank(x);
        long own = lifting.rank(other);
        if (rank != Shape.UNKNOWN && own != Shape.UNKNOWN) {
            long behind = rank - (axis < 0 ? axis + rank : axis) - own;
            return behind <= 0
                    ? other
                    : b.op("Unsqueeze", other, b.integers(range(own, behind))).value();
        }
        String end = b.op("Shape", b.op("Shape", x).value()).value();
        String begin = axis < 0 ? b.op("Add", end, b.integers(axis)).value() : b.integers(axis);
        String shape = b.op("Shape", other).value();
        String behind = b.op(
                        "Sub",
                        b.op("Sub", end, begin).value(),
                        b.op("Shape", shape).value())
                .value();
        String ones = b.op("ConstantOfShape", behind)
                .with("value", new Attribute.OfTensor(Tensor.ofLongs(Shape.of(1), 1)))
                .value();
        return b.op("Reshape", other, b.op("Concat", shape, ones).with(AXIS, 0).value())
                .value();
    }

    private static long[] range(long start, long count) {
        return LongStream.range(start, start + count).toArray();
    }
}

package org.vizsla.autodiff.lrp;

import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.Step;
import org.vizsla.graph.Node;

/**
 * A batch normalization with fixed statistics as {@code y = scale x + shift}, channel by channel.
 *
 * @param scale {@code gamma / sqrt(variance + epsilon)}, {@code [C]}
 * @param shift {@code beta - mean scale}, {@code [C]}
 * @param rank of x
 */
record BatchNormalization(String scale, String shift, int rank) {
    static BatchNormalization of(Step ops, Node node) {
        String variance = ops.add(node.inputs().get(4), ops.scalar(node.real("epsilon", 1e-5f)));
        String scale = ops.div(node.inputs().get(1), ops.sqrt(variance));
        String shift = ops.sub(node.inputs().get(2), ops.mul(node.inputs().get(3), scale));
        return new BatchNormalization(scale, shift, ops.rank(node.inputs().get(0)));
    }

    /** The scale, to be multiplied with a weight whose output channels lie on the first axis or on the second. */
    String scaleOf(Step ops, int axis, int weightRank) {
        return ops.reshape(scale, Addend.column(weightRank - axis));
    }

    /** {@code scale bias + shift}. */
    Addend apply(Step ops, @Nullable Addend bias) {
        Addend added = Addend.perChannel(column(ops, shift));
        return bias == null
                ? added
                : bias.map(value -> ops.mul(value, column(ops, scale))).plus(ops, added);
    }

    private String column(Step ops, String channels) {
        return ops.reshape(channels, Addend.column(rank - 1));
    }
}

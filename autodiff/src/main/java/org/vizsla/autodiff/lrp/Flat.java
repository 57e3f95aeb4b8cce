package org.vizsla.autodiff.lrp;

import java.util.Set;

/**
 * LRP-flat: all inputs that an output reads get the same share: {@code R_x = A^T(R / A(1, 1), 1)}; a bias may count as one more input, and by default does not.
 *
 * <p>Source: S. Lapuschkin, S. Wäldchen, A. Binder, G. Montavon, W. Samek, K.-R. Müller, Unmasking Clever Hans Predictors and Assessing What Machines Really Learn, 2019; as
 * Zennit's {@code Flat}.
 */
public record Flat(double stabilizer, boolean bias) implements LinearRule {
    public Flat() {
        this(LrpComposites.STABILIZER, false);
    }

    @Override
    public String relevance(LinearLayer layer) {
        var ops = layer.ops();
        String equal = ops.expandLike(ops.scalar(1), layer.weight());
        Addend one = layer.bias() == null ? null : new Addend(ops.scalar(1), Set.of());
        return layer.sharedByWeight(equal, one, new Stabilizer(stabilizer));
    }
}

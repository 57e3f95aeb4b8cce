package org.vizsla.autodiff.lrp;

import org.vizsla.autodiff.lrp.LinearLayer.Part;

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
        String bias = layer.bias();
        String equal = ops.expandLike(ops.scalar(1), layer.weight());
        Part part = new Part(layer, layer.ones(), equal, bias == null ? null : ops.scalar(1));
        String g = new Stabilizer(stabilizer).divide(ops, layer.relevance(), part.output());
        return layer.transposed(g, equal);
    }
}

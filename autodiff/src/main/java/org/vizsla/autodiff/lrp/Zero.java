package org.vizsla.autodiff.lrp;

/**
 * LRP-0: each input gets its part of the sum, {@code R_x = x A^T(R / y, w)}. Where y is 0, nothing is passed on.
 *
 * <p>Source: S. Bach and others, 2015, equation 56 without its stabilizer; Zennit has no such rule, since its stabilizer is never 0.
 */
public record Zero(boolean bias) implements LinearRule {
    @Override
    public String relevance(LinearLayer layer) {
        var ops = layer.ops();
        String y = layer.output();
        String none = ops.equal(y, ops.scalar(0));
        String quotient = ops.div(layer.relevance(), ops.where(none, ops.scalar(1), y));
        String g = ops.maskedBy(ops.not(none), quotient);
        layer.absorb(ops.maskedBy(none, layer.relevance()));
        Addend bias = layer.bias();
        if (bias != null) {
            Quotient.absorb(ops, g, bias, 1);
        }
        return ops.mul(layer.x(), layer.transposed(g, layer.weight()));
    }
}

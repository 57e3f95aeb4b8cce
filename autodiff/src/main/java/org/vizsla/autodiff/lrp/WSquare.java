package org.vizsla.autodiff.lrp;

/**
 * LRP-w-square: relevance is shared out by the squares of the weights, regardless of the input: {@code R_x = A^T(R / (A(1, w w) + b b), w w)}.
 *
 * <p>Source: G. Montavon and others, 2017, section 4.1; as Zennit's {@code WSquare}, in which the bias is squared as well.
 */
public record WSquare(double stabilizer, boolean bias) implements LinearRule {
    public WSquare() {
        this(LrpComposites.STABILIZER, true);
    }

    @Override
    public String relevance(LinearLayer layer) {
        var ops = layer.ops();
        Addend bias = layer.bias();
        Addend square = bias == null ? null : bias.map(ops::square);
        return layer.sharedByWeight(ops.square(layer.weight()), square, new Stabilizer(stabilizer));
    }
}

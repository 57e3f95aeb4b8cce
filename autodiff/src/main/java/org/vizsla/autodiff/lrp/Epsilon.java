package org.vizsla.autodiff.lrp;

/**
 * LRP-epsilon: {@code R_x = x A^T(R / (y + sign(y) epsilon), w)}, with {@code sign(0) = 1}. Epsilon takes relevance from outputs that nearly cancel out.
 *
 * <p>Source: S. Bach and others, 2015, equation 58; as Zennit's {@code Epsilon}.
 */
public record Epsilon(double epsilon, boolean bias) implements LinearRule {
    public Epsilon(double epsilon) {
        this(epsilon, true);
    }

    @Override
    public String relevance(LinearLayer layer) {
        String g = layer.divided(layer.relevance(), layer.output(), layer.bias(), new Stabilizer(epsilon), null, 1);
        return layer.ops().mul(layer.x(), layer.transposed(g, layer.weight()));
    }
}

package org.vizsla.autodiff.lrp;

import org.vizsla.autodiff.lrp.LinearLayer.Parts;

/**
 * LRP-gamma: what pulls an output in its own direction counts more, by {@code gamma}.
 *
 * <p>For an output above zero, {@code x+} is multiplied by {@code w + gamma w+} and {@code x-} by {@code w + gamma w-}; below zero it is the other
 * way round. R is divided by the output that these weights give. Where an output is zero, nothing is passed on.
 *
 * <p>Source: G. Montavon and others, 2019, section 10.2.1; extended to negative values by L. Andéol, Y. Kawakami, Y. Wada, T. Kanamori, K.-R. Müller,
 * G. Montavon, Learning Domain Invariant Representations by Joint Wasserstein Distance Minimization, 2021; as Zennit's {@code Gamma}.
 */
public record Gamma(double gamma, double stabilizer, boolean bias) implements LinearRule {
    public Gamma(double gamma) {
        this(gamma, LrpComposites.STABILIZER, true);
    }

    @Override
    public String relevance(LinearLayer layer) {
        var ops = layer.ops();
        String rising = favouring(layer, layer.weight(), Sign.POSITIVE);
        String falling = favouring(layer, layer.weight(), Sign.NEGATIVE);
        Addend bias = layer.bias();
        Parts above = layer.parts(
                rising, falling, bias == null ? null : bias.map(value -> favouring(layer, value, Sign.POSITIVE)));
        Parts below = layer.parts(
                falling, rising, bias == null ? null : bias.map(value -> favouring(layer, value, Sign.NEGATIVE)));
        String y = layer.output();
        String up = ops.maskedBy(ops.greater(y, ops.scalar(0)), layer.relevance());
        String down = ops.maskedBy(ops.less(y, ops.scalar(0)), layer.relevance());
        layer.absorb(ops.maskedBy(ops.equal(y, ops.scalar(0)), layer.relevance()));
        return ops.add(shared(above, up), shared(below, down));
    }

    private String shared(Parts parts, String relevance) {
        return parts.share(relevance, new Stabilizer(stabilizer), null, 1);
    }

    private String favouring(LinearLayer layer, String value, Sign sign) {
        return layer.ops().add(value, layer.ops().mul(sign.of(layer.ops(), value), gamma));
    }
}

package org.vizsla.autodiff.lrp;

import org.vizsla.graph.VizslaException;

/**
 * LRP-alpha-beta: {@code alpha} times the relevance goes to what raises an output, {@code -beta} times to what lowers it, each in proportion to its part; {@code
 * alpha - beta = 1}.
 *
 * <p>Source: S. Bach and others, 2015, equation 60; as Zennit's {@code AlphaBeta}.
 */
public record AlphaBeta(double alpha, double beta, double stabilizer, boolean bias) implements LinearRule {
    public AlphaBeta {
        if (!(alpha >= 0 && beta >= 0 && Math.abs(alpha - beta - 1) < 1e-6)) {
            throw new VizslaException("alpha = " + alpha + " and beta = " + beta
                    + " do not fit: neither may be negative, and alpha must be beta + 1");
        }
    }

    public AlphaBeta(double alpha, double beta) {
        this(alpha, beta, LrpComposites.STABILIZER, true);
    }

    @Override
    public String relevance(LinearLayer layer) {
        var ops = layer.ops();
        String raised = ops.mul(shared(layer, Sign.POSITIVE, alpha), alpha);
        return beta == 0 ? raised : ops.sub(raised, ops.mul(shared(layer, Sign.NEGATIVE, -beta), beta));
    }

    private String shared(LinearLayer layer, Sign sign, double factor) {
        return layer.parts(sign).share(layer.relevance(), new Stabilizer(stabilizer), sign, factor);
    }
}

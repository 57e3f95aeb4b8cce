package org.vizsla.autodiff.lrp;

/**
 * LRP-z-plus: only what raises an output counts: {@code R_x = x+ A^T(g, w+) + x- A^T(g, w-)} with {@code g = R / (A(x+, w+) + A(x-, w-) + b+)}.
 *
 * <p>Source: G. Montavon, S. Lapuschkin, A. Binder, W. Samek, K.-R. Müller, Explaining NonLinear Classification Decisions with Deep Taylor Decomposition, 2017; without
 * a bias it is J. Zhang and others, Top-down Neural Attention by Excitation Backprop, 2016; as Zennit's {@code ZPlus}.
 */
public record ZPlus(double stabilizer, boolean bias) implements LinearRule {
    public ZPlus() {
        this(LrpComposites.STABILIZER, true);
    }

    @Override
    public String relevance(LinearLayer layer) {
        return layer.parts(Sign.POSITIVE).share(layer.relevance(), new Stabilizer(stabilizer), Sign.POSITIVE, 1);
    }
}

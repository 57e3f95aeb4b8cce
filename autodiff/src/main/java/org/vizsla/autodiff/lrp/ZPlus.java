package org.vizsla.autodiff.lrp;

import java.util.List;
import org.vizsla.autodiff.lrp.LinearLayer.Part;

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
        List<Part> raising = layer.raising();
        return Part.share(
                raising, new Stabilizer(stabilizer).divide(layer.ops(), layer.relevance(), Part.output(raising)));
    }
}

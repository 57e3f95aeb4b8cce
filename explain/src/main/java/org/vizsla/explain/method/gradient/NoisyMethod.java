package org.vizsla.explain.method.gradient;

import org.vizsla.explain.AttributionMethod;

/** The methods whose maps of noisy copies can be averaged. */
public enum NoisyMethod {
    SALIENCY(Saliency.DEFAULT),
    INPUT_X_GRADIENT(InputXGradient.DEFAULT),
    GUIDED_BACKPROP(GuidedBackprop.DEFAULT),
    DECONVOLUTION(Deconvolution.DEFAULT),
    FULL_GRAD(FullGrad.DEFAULT),
    INTEGRATED_GRADIENTS(IntegratedGradients.DEFAULT);

    private final AttributionMethod method;

    NoisyMethod(AttributionMethod method) {
        this.method = method;
    }

    /** The method with its defaults. */
    public AttributionMethod method() {
        return method;
    }
}

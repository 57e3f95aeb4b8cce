package org.vizsla.autodiff.deeplift;

/** How DeepLIFT treats maximum pooling. */
public enum PoolingConvention {
    /** The rescale rule at every pool; where windows overlap and have their maximum in the same place, multipliers add up. Contributions sum to the difference of the scores. */
    COMPLETE,

    /**
     * What Captum 0.8 computes, which falls short of the rule in two ways: where windows have their maximum in the same place, the last one's
     * multiplier overwrites the others' (Captum undoes pooling by {@code max_unpool}); and a pool that reads an activation directly keeps its
     * derivative (the activation's hook sees the gradient before the pool's hook has changed it). Contributions do not sum to the difference of the
     * scores.
     */
    CAPTUM
}

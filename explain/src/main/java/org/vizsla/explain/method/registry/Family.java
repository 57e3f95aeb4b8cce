package org.vizsla.explain.method.registry;

import java.util.Locale;

/** Methods that work alike. */
public enum Family {
    /** Gradients with respect to the input. */
    GRADIENT,
    /** Layers and single neurons. */
    LAYER,
    /** Class activation maps. */
    CLASS_ACTIVATION,
    /** Relevance propagation, from layer to layer. */
    RELEVANCE,
    /** What happens when parts of the image change. */
    PERTURBATION;

    /** The name users know it by. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

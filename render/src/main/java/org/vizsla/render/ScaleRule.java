package org.vizsla.render;

import java.util.List;
import java.util.Locale;

/** Which scale gradients are coloured by. */
public enum ScaleRule {
    /** One for all that belong together, on which zero is grey. */
    SHARED,
    /** Each over its own range, as in the student project that Vizsla grew from. */
    SEED;

    /** The scale of gradients that belong together. */
    public GradientScale over(List<Planes> gradients) {
        return switch (this) {
            case SHARED -> GradientScale.shared(gradients);
            case SEED -> new GradientScale.OwnRange();
        };
    }

    /** As users write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

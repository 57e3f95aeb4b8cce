package org.vizsla.optimize;

import java.util.Locale;

/** What a training step minimizes. */
public enum Objective {
    /** {@code -log p(target)}: the network learns to see the target. */
    CROSS_ENTROPY,
    /** The target's raw class score, as in the student project that Vizsla grew from: the score falls without bound, and gradients vanish. */
    SCORE_DESCENT;

    /** As users write it, such as {@code cross-entropy}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

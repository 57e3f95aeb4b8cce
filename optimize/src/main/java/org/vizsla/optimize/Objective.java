package org.vizsla.optimize;

/** What a training step minimizes. */
public enum Objective {
    /** {@code -log p(target)}: the network learns to see the target. */
    CROSS_ENTROPY,
    /** The target's raw class score, as in the student project that Vizsla grew from: the score falls without bound, and gradients vanish. */
    SCORE_DESCENT
}

package org.vizsla.optimize;

/** What a training step makes smaller. */
public enum Objective {
    /** {@code -log p(target)}: the network learns to see the target. */
    CROSS_ENTROPY,
    /** The target's raw class score, as the student project did that this one grew from: the score falls without a bound, and gradients die. */
    SCORE_DESCENT
}

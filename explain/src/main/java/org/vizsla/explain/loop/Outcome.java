package org.vizsla.explain.loop;

/** What becomes of the values {@code v} of all copies, with weights {@code w} and shares {@code s}; each place of a map by itself. A value that is one number, such as a score, counts at every place. */
public enum Outcome {
    /** {@code sum w s v}. */
    SUM,
    /** {@code sum w (s v)^2}. */
    MEAN_SQUARE,
    /** {@code sum w (s v)^2 - (sum w s v)^2}, or 0 where rounding makes it less. */
    VARIANCE,
    /** {@code v_0 - sum w s v / sum w s}: how much less a place's copies have than the first one. */
    LOSS,
    /** {@code sum w s (v - m) / e + m}, where {@code m} is {@code sum w v} and {@code e} is the expected share. */
    COVARIANCE
}

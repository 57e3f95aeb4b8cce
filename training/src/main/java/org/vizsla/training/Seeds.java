package org.vizsla.training;

/** The seeds of the sets of scenes; no scene is in two of them. */
final class Seeds {
    static final long TRAINING = 1;

    /** Evaluated after each epoch, and used to find the temperature. */
    static final long HELD_OUT = 2;

    static final int HELD_OUT_PER_CLASS = 100;

    /** Not used before the final figures are computed. */
    static final long FRESH = 3;

    private Seeds() {}
}

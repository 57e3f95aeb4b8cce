package org.vizsla.training;

/** The seeds of the sets of scenes; no scene is in two of them. */
final class Seeds {
    static final long TRAINING = 1;

    /** Looked at after each epoch, and to find the temperature. */
    static final long HELD_OUT = 2;

    static final int HELD_OUT_PER_CLASS = 100;

    /** Seen by nobody before the figures are stated. */
    static final long FRESH = 3;

    private Seeds() {}
}

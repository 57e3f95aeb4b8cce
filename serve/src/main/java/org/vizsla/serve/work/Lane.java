package org.vizsla.serve.work;

/** How urgent work is. Each lane does one thing at a time. */
public enum Lane {
    /** A pass or a few: somebody waits for it. */
    PROMPT(32),

    /** Many passes: it pauses while there is prompt work. */
    SWEEP(16),

    /** Opening networks, which takes seconds, and hardly any of it in the runtime. */
    OPENING(32);

    private final int places;

    Lane(int places) {
        this.places = places;
    }

    /** How many may wait. */
    int places() {
        return places;
    }
}

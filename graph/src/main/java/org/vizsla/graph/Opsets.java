package org.vizsla.graph;

/** The versions of the standard operator set that are read. */
public final class Opsets {
    public static final int OLDEST = 1;

    /** The newest of which it is known what it changed. */
    public static final int NEWEST = 28;

    private Opsets() {}
}

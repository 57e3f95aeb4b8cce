package org.vizsla.menagerie;

/** Where an animal is seen from. */
public enum Viewpoint {
    /** From its side, level. */
    SIDE,
    /** From in front of its shoulder. */
    THREE_QUARTER,
    /** Only its head, close up. */
    PORTRAIT,
    /** From high up. */
    ABOVE
}

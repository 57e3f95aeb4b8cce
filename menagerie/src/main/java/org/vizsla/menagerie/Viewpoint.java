package org.vizsla.menagerie;

/** Where an animal is looked at from. */
public enum Viewpoint {
    /** From its side, level. */
    SIDE,
    /** From in front of its shoulder. */
    THREE_QUARTER,
    /** Its head alone, close. */
    PORTRAIT,
    /** From high up. */
    ABOVE
}

package org.vizsla.graph.op;

/** What an operator does to the sign of its data. */
public enum Sign {
    /** The result is never below zero, whatever the data are. */
    NEVER_NEGATIVE,

    /** The result is not below zero if the first input is not. */
    KEPT,

    /** The result is not below zero if no input is. */
    COMBINED,

    /** The result may be below zero. */
    FREE
}

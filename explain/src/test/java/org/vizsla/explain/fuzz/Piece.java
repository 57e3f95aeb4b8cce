package org.vizsla.explain.fuzz;

import org.jspecify.annotations.Nullable;

/**
 * A random use of one operator.
 *
 * @param operator what it is counted as
 * @param growth what it adds to a network
 */
record Piece(String operator, Growth growth) {
    /** Continues a network. */
    @FunctionalInterface
    interface Growth {
        /** The new last value, or null where the operator does not fit the last one. */
        @Nullable
        String grow(Growing n);
    }
}

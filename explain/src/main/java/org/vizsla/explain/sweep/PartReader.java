package org.vizsla.explain.sweep;

import org.vizsla.graph.Tensors;

/** Reads the results of each part of a sweep, in order. */
@FunctionalInterface
public interface PartReader {
    /**
     * Reads one part.
     *
     * @param start the first row
     * @param count how many rows the part has
     * @param results valid during the call only
     */
    void read(int start, int count, Tensors results);
}

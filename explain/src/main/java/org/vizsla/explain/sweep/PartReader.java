package org.vizsla.explain.sweep;

import org.vizsla.graph.Tensors;

/** Reads what a sweep kept of each part, one part after the other, in order. */
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

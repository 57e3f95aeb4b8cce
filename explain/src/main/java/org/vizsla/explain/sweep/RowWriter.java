package org.vizsla.explain.sweep;

/**
 * Writes the inputs of a sweep, one row at a time. Several threads write at once, in any order: what is written may depend on the index alone.
 */
@FunctionalInterface
public interface RowWriter {
    /**
     * Writes one row.
     *
     * @param index from 0
     * @param row to be filled; it holds whatever an earlier row left there
     */
    void write(int index, Row row);
}

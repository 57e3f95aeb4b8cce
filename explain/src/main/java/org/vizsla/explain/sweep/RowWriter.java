package org.vizsla.explain.sweep;

/**
 * Writes the inputs of a sweep, row by row. Several threads write at once, in any order, so what is written may depend on the index alone.
 */
@FunctionalInterface
public interface RowWriter {
    /**
     * Writes one row.
     *
     * @param index from 0
     * @param row to be written; it still holds the values of an earlier row
     */
    void write(int index, Row row);
}

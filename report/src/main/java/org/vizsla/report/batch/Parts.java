package org.vizsla.report.batch;

import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How inputs are cut into parts; the last one may be shorter.
 *
 * @param count of all inputs
 * @param size of a part
 */
record Parts(long count, int size) {
    /** How many parts there are. */
    int number() {
        return Math.toIntExact((count + size - 1) / size);
    }

    /** How many inputs a part has. */
    int inputs(int part) {
        return (int) Math.min(size, count - (long) part * size);
    }

    /** How many inputs some parts have. */
    long inputs(BitSet parts) {
        return parts.stream().mapToLong(this::inputs).sum();
    }

    /** Those parts for which something holds. */
    BitSet where(IntPredicate holds) {
        BitSet parts = new BitSet();
        IntStream.range(0, number()).filter(holds).forEach(parts::set);
        return parts;
    }
}

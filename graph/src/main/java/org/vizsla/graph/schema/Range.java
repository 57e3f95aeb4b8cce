package org.vizsla.graph.schema;

/** Whole numbers from {@code low} to {@code high}, both included. */
record Range(long low, long high) {
    /** What an open range ends at: the product of two such sizes still fits 64 bits. */
    static final long OPEN = Integer.MAX_VALUE;

    /** Reads {@code 1..9} or {@code 1..}. */
    static Range parse(String text) {
        int dots = text.indexOf("..");
        String high = text.substring(dots + 2);
        return new Range(Long.parseLong(text.substring(0, dots)), high.isEmpty() ? OPEN : Long.parseLong(high));
    }

    boolean holds(long value) {
        return low <= value && value <= high;
    }

    @Override
    public String toString() {
        return low == high ? Long.toString(low) : low + " to " + high;
    }
}

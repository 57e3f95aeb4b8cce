package org.vizsla.explain.field;

/**
 * Neighbouring places along an axis.
 *
 * @param from the first
 * @param to the one behind the last
 */
record Span(long from, long to) {
    static Span whole(long size) {
        return new Span(0, size);
    }

    boolean isEmpty() {
        return from >= to;
    }

    long last() {
        return to - 1;
    }

    /** Those within an axis. */
    Span within(long size) {
        return new Span(Math.max(0, from), Math.min(size, to));
    }

    Span moved(long by) {
        return new Span(from + by, to + by);
    }

    /** The smallest span that holds both. */
    Span hull(Span other) {
        return new Span(Math.min(from, other.from), Math.max(to, other.to));
    }
}

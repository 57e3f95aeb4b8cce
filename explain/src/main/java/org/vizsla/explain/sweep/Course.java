package org.vizsla.explain.sweep;

import java.util.function.DoubleConsumer;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

/**
 * The progress of a streamed method, counted in rows of its sweeps, and its cancellation. A method that runs many sweeps says beforehand how many rows they have together; reported progress only
 * grows, and only {@link #end()} reports 1. For one thread.
 */
public final class Course {
    private final DoubleConsumer told;
    private final Cancellation cancellation;
    private long expected;
    private long done;
    private double last = -1;

    /** A course that reports its progress, from 0 to 1, and can be cancelled. */
    public Course(DoubleConsumer told, Cancellation cancellation) {
        this.told = told;
        this.cancellation = cancellation;
        tell(0);
    }

    /** One of several equal parts of this course, which follow one another. */
    public Course part(int index, int parts) {
        return new Course(part -> tell((index + part) / parts), cancellation);
    }

    /**
     * Returns, unless the call was cancelled.
     *
     * @throws CancelledException if it was
     */
    public void check() {
        cancellation.check();
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /** Announces how many rows follow in all. */
    public void expect(long rows) {
        expected = rows;
        done = 0;
    }

    /** Begins a sweep of that many rows. */
    void begin(int rows) {
        expected = Math.max(expected, done + rows);
    }

    /** Counts rows of a sweep that were run. */
    void ran(int rows) {
        done += rows;
        if (done < expected) {
            tell((double) done / expected);
        }
    }

    public void end() {
        tell(1);
    }

    private void tell(double part) {
        if (part > last) {
            last = part;
            told.accept(part);
        }
    }
}

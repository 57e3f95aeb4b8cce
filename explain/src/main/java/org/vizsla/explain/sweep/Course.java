package org.vizsla.explain.sweep;

import java.util.function.DoubleConsumer;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

/**
 * How far a streamed method is, counted in rows of its sweeps, and whether it is to go on. A method that runs many sweeps says beforehand how many rows they have together; what is told only
 * grows, and 1 is told by {@link #end()} alone. For one thread.
 */
public final class Course {
    private final DoubleConsumer told;
    private final Cancellation cancellation;
    private long expected;
    private long done;
    private double last = -1;

    /** A course whose parts, 0 to 1, are told to someone, who may end it. */
    public Course(DoubleConsumer told, Cancellation cancellation) {
        this.told = told;
        this.cancellation = cancellation;
        tell(0);
    }

    /** One of several equal parts of this course, each of which begins when the one before it has ended. */
    public Course part(int index, int parts) {
        return new Course(part -> tell((index + part) / parts), cancellation);
    }

    /**
     * Goes on, unless the call was cancelled.
     *
     * @throws CancelledException if it was
     */
    public void check() {
        cancellation.check();
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /** So many rows follow in all. */
    public void expect(long rows) {
        expected = rows;
        done = 0;
    }

    /** A sweep of so many rows begins. */
    void begin(int rows) {
        expected = Math.max(expected, done + rows);
    }

    /** So many rows of a sweep were run. */
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

package org.vizsla.optimize.visualize;

/** Hears of each step, of one at a time, on the threads that take them; what it does takes from the time for the next. */
@FunctionalInterface
public interface VisualizationListener {
    /** Hears nothing. */
    VisualizationListener NONE = (picture, step, value) -> {};

    /**
     * A step of one picture was taken.
     *
     * @param picture from 0
     * @param step from 0
     * @param value how much the picture excited its objective before the step, averaged over its views
     */
    void stepped(int picture, int step, double value);

    /**
     * A picture goes on with the state that an earlier run kept.
     *
     * @param steps how many that run took
     */
    default void resumed(int picture, int steps) {}
}

package org.vizsla.report.job;

/** Uses what a job finds about sources that it explains side by side. */
@FunctionalInterface
public interface JobResults {
    /**
     * Uses what some methods found about a source, while others are still to come: first those that take one pass, together, then each other one, the fastest first. The whole has them, too. On the thread
     * of the source.
     */
    default void some(ExplainedSource part) {}

    /**
     * Uses all about a source, on the thread of the source.
     *
     * @return what is left to do on the thread of the caller, in the order of the sources
     */
    Runnable all(ExplainedSource explained);
}

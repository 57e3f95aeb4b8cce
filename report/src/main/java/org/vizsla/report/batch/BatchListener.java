package org.vizsla.report.batch;

import java.util.Map;
import org.vizsla.explain.Reason;
import org.vizsla.report.job.JobListener;

/** Listens to the progress of a batch. */
public interface BatchListener extends JobListener {
    /** Listens to nothing. */
    BatchListener NONE = new BatchListener() {};

    /**
     * Parts are begun.
     *
     * @param left how many inputs are to be explained
     * @param all how many there are
     */
    default void begins(long left, long all) {}

    /** Methods did not apply to an image, for these reasons. */
    default void skips(Map<String, Reason> reasons) {}

    /** A part is written, with as many inputs. */
    default void written(int inputs) {}
}

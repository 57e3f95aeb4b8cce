package org.vizsla.report.atlas;

import org.vizsla.report.job.JobListener;

/** Listens to the progress of an atlas: first that of the survey, source by source, and then of the pictures. */
public interface AtlasListener extends JobListener {
    /** Listens to nothing. */
    AtlasListener NONE = new AtlasListener() {};

    /**
     * Pictures are begun.
     *
     * @param channels how many are still to be drawn
     */
    default void draws(int channels) {}

    /** A step was taken. */
    default void steps() {}

    /** The files of a channel are written. */
    default void drawn(String channel) {}
}

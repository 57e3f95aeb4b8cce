package org.vizsla.report.job;

import java.util.List;
import org.vizsla.graph.VizslaException;
import org.vizsla.report.source.Source;

/** Listens to the progress of a job, in the thread that runs it. */
public interface JobListener {
    /** Listens to nothing. */
    JobListener NONE = new JobListener() {};

    /** A source is begun. */
    default void begins(Source source) {}

    /** A method that runs many batches reached a part of its work on the source, 0 to 1. */
    default void progresses(String method, double part) {}

    /**
     * Methods have ended on a source while others are still to come: first those that take one pass, together, then each other one, the fastest first. The source's result has them, too.
     *
     * @param part what is known of the source, with the maps of these methods alone
     */
    default void explains(ExplainedSource part) {}

    /** A source cannot be explained; the job goes on with the others. */
    default void fails(Source source, VizslaException failure) {}

    /** A source is finished; its result was taken, unless it failed. */
    default void ends(Source source) {}

    /** What was done to the images of a source that is out of the ordinary; none where there is nothing. */
    default void notes(Source source, List<String> notes) {}
}

package org.vizsla.report.job;

import java.util.List;
import org.vizsla.graph.VizslaException;
import org.vizsla.report.source.Source;

/** Listens to the progress of a job; its methods are called one at a time, in the order of the sources but for {@link #begins} and {@link #progresses}. */
public interface JobListener {
    /** Listens to nothing. */
    JobListener NONE = new JobListener() {};

    /** A source is begun. */
    default void begins(Source source) {}

    /** A method that runs many batches reached a part of its work on a source, 0 to 1. */
    default void progresses(Source source, String method, double part) {}

    /** A source cannot be explained; the job goes on with the others. */
    default void fails(Source source, VizslaException failure) {}

    /** A source is finished; its result was taken, unless it failed. */
    default void ends(Source source) {}

    /** What was done to the images of a source that is out of the ordinary; none where there is nothing. */
    default void notes(Source source, List<String> notes) {}
}

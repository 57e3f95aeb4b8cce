package org.vizsla.report.job;

/** Hears how far a gallery is. */
public interface GalleryListener extends JobListener {
    /** A picture is begun on: its gradient is there already. */
    default void explained(String name) {}

    /** A stage of its evolution is there. */
    default void evolved() {}
}

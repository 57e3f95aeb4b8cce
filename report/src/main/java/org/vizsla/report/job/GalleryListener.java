package org.vizsla.report.job;

/** Listens to the progress of a gallery. */
public interface GalleryListener extends JobListener {
    /** An image is begun; its gradient is ready. */
    default void explained(String name) {}

    /** A stage of its evolution is ready. */
    default void evolved() {}
}

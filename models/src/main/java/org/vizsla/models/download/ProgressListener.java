package org.vizsla.models.download;

/** Hears how far a download has come, and what there is to know of the network that is loaded. */
@FunctionalInterface
public interface ProgressListener {
    /** One that does not listen. */
    ProgressListener NONE = (done, total) -> {};

    /**
     * {@code done} of {@code total} bytes are here; {@code total} is -1 where the server does not say. {@code done} falls back where a download has to begin
     * anew. Of a download that succeeds the last call has {@code done} equal to {@code total}; of one that fails there is none.
     */
    void progress(long done, long total);

    /** A line for the user about what was chosen, such as which of several outputs is explained. */
    default void note(String line) {}
}

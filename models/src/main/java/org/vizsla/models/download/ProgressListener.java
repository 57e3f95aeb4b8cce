package org.vizsla.models.download;

/** A listener for the progress of a download, and for notes on the network that is loaded. */
@FunctionalInterface
public interface ProgressListener {
    /** One that does not listen. */
    ProgressListener NONE = (done, total) -> {};

    /**
     * {@code done} of {@code total} bytes have arrived; {@code total} is -1 if the server does not say. {@code done} falls back if a download has to
     * start over. The last call of a successful download has {@code done} equal to {@code total}; a failed download makes no such call.
     */
    void progress(long done, long total);

    /** A line for the user about what was chosen, such as which of several outputs is explained. */
    default void note(String line) {}

    /** Weights are used that are {@link Trust#UNVERIFIED}: they came from a mirror or by hand, and only the digits in their name agree. */
    default void unverified(PublishedWeights weights) {}
}

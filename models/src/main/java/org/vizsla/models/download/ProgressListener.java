package org.vizsla.models.download;

/** Hears how far a download has come. */
@FunctionalInterface
public interface ProgressListener {
    /** One that does not listen. */
    ProgressListener NONE = (done, total) -> {};

    /** {@code done} of {@code total} bytes are here; {@code total} is -1 where the server does not say. */
    void progress(long done, long total);
}

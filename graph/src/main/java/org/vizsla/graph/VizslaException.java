package org.vizsla.graph;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.suggestion.Remedy;

/**
 * A failure that its message explains to a user: what is wrong, and where. The message is one line and independent of the entry point (command line,
 * server); what to do about the failure is either part of the message, or a {@link Remedy} that the entry point phrases.
 */
public class VizslaException extends RuntimeException {
    private final transient @Nullable Remedy remedy;

    public VizslaException(String message) {
        super(message);
        this.remedy = null;
    }

    /** A failure with what to do about it. */
    public VizslaException(String message, Remedy remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** A failure that was caused by another, and has its remedy, if there is one. */
    public VizslaException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = cause instanceof VizslaException failure ? failure.remedy : null;
    }

    /** A failure that was caused by another, with what to do about it. */
    public VizslaException(String message, Remedy remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** What to do about it, where the message does not say. */
    public Optional<Remedy> remedy() {
        return Optional.ofNullable(remedy);
    }
}

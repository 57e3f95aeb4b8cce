package org.vizsla.graph;

import org.jspecify.annotations.Nullable;

/**
 * A failure that its message explains to a user: what is wrong, where, and what to do about it. The message is one line.
 */
public class VizslaException extends RuntimeException {
    public VizslaException(String message) {
        super(message);
    }

    public VizslaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

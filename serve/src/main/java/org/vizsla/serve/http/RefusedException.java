package org.vizsla.serve.http;

import org.vizsla.graph.VizslaException;

/** A request is refused, with an HTTP status of its own. */
public final class RefusedException extends VizslaException {
    private final int status;

    public RefusedException(int status, String message) {
        super(message);
        this.status = status;
    }

    public int status() {
        return status;
    }
}

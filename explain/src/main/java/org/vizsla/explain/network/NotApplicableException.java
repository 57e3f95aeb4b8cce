package org.vizsla.explain.network;

import org.vizsla.graph.VizslaException;

/** A method does not apply to a network, or to a layer of it; the message says why. */
public final class NotApplicableException extends VizslaException {
    public NotApplicableException(String message) {
        super(message);
    }
}

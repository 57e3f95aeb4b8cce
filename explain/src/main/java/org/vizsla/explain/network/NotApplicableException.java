package org.vizsla.explain.network;

import org.vizsla.graph.VizslaException;

/** A method has no meaning for a network, or for a layer of it; the message says why. */
public final class NotApplicableException extends VizslaException {
    public NotApplicableException(String message) {
        super(message);
    }
}

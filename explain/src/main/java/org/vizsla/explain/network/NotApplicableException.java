package org.vizsla.explain.network;

import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Remedy;

/** A method does not apply to a network, or to a layer of it; the message says why. */
public final class NotApplicableException extends VizslaException {
    public NotApplicableException(String message) {
        super(message);
    }

    /** A failure with what to do about it. */
    public NotApplicableException(String message, Remedy remedy) {
        super(message, remedy);
    }
}

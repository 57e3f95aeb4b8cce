package org.vizsla.explain.network;

import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Remedy;

/** Thrown when a method does not apply to a network or to one of its layers; the message says why. */
public class NotApplicableException extends VizslaException {
    public NotApplicableException(String message) {
        super(message);
    }

    /** Creates an exception with advice on what to do. */
    public NotApplicableException(String message, Remedy remedy) {
        super(message, remedy);
    }
}

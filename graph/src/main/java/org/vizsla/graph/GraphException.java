package org.vizsla.graph;

/** A graph that breaks a rule of the representation: an undefined value, a second assignment, a wrong type or order. */
public final class GraphException extends VizslaException {
    public GraphException(String message) {
        super(message);
    }

    public GraphException(String message, Throwable cause) {
        super(message, cause);
    }
}

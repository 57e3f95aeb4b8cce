package org.vizsla.autodiff;

import org.vizsla.graph.VizslaException;

/** A graph that cannot be differentiated; names node, operator and opset. */
public final class DifferentiationException extends VizslaException {
    public DifferentiationException(String message) {
        super(message);
    }
}

package org.vizsla.autodiff;

import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Remedy;

/** A graph that cannot be differentiated; names node, operator and opset. */
public final class DifferentiationException extends VizslaException {
    public DifferentiationException(String message) {
        super(message);
    }

    DifferentiationException(String message, Throwable cause) {
        super(message, cause);
    }

    DifferentiationException(String message, Remedy remedy) {
        super(message, remedy);
    }
}

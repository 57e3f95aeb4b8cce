package org.vizsla.runtime;

import org.vizsla.graph.VizslaException;

/** A run that was stopped by its {@link Cancellation}. */
public final class CancelledException extends VizslaException {
    public CancelledException() {
        super("the run was cancelled");
    }
}

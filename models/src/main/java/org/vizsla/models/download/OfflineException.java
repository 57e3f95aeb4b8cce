package org.vizsla.models.download;

import org.vizsla.graph.VizslaException;

/** Weights that cannot be downloaded since none of their addresses can be reached: most likely there is no network. */
public final class OfflineException extends VizslaException {
    OfflineException(String message) {
        super(message);
    }
}

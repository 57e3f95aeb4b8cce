package org.vizsla.models.download;

import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Remedy;

/** Weights that cannot be downloaded since none of their addresses can be reached: most likely there is no network. */
public final class OfflineException extends VizslaException {
    OfflineException(String message, Remedy remedy) {
        super(message, remedy);
    }
}

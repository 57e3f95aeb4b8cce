package org.vizsla.report.batch.input;

import org.vizsla.graph.VizslaException;

/** An archive is damaged, or cannot be read. */
final class TarException extends VizslaException {
    TarException(String message) {
        super(message);
    }

    TarException(String message, Throwable cause) {
        super(message, cause);
    }
}

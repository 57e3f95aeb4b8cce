package org.vizsla.report.batch;

import org.vizsla.graph.VizslaException;

/** A folder holds a batch in which something else was asked. */
public final class OtherBatchException extends VizslaException {
    OtherBatchException(String message) {
        super(message);
    }
}

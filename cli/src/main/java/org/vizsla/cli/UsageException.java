package org.vizsla.cli;

import org.vizsla.graph.VizslaException;

/** Options that do not go together, or have no such value. */
final class UsageException extends VizslaException {
    UsageException(String message) {
        super(message);
    }
}

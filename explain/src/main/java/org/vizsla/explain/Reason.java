package org.vizsla.explain;

import java.util.Optional;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Remedy;

/**
 * Why a method does not apply to a network, or its map is zero everywhere.
 *
 * @param message what is wrong, and where, on one line
 * @param remedy what to do about it, for entry points to phrase, where the message does not say
 */
public record Reason(String message, Optional<Remedy> remedy) {
    /** A reason that no setting changes. */
    public static Reason of(String message) {
        return new Reason(message, Optional.empty());
    }

    /** The reason that a failure gives. */
    static Reason of(VizslaException failure) {
        return new Reason(String.valueOf(failure.getMessage()), failure.remedy());
    }
}

package org.vizsla.cli.doctor;

import java.util.Optional;

/**
 * What a check found.
 *
 * @param topic what was looked at, such as {@code cache}
 * @param words what was found, on one line
 * @param advice what to do, on one line
 */
public record Finding(String topic, State state, String words, Optional<String> advice) {
    /** How well something works. */
    public enum State {
        /** It works, or says only how things are. */
        OK,
        /** Vizsla works without it, in some respect less well. */
        LIMITED,
        /** Vizsla does not work without it. */
        BROKEN
    }

    static Finding ok(String topic, String words) {
        return new Finding(topic, State.OK, words, Optional.empty());
    }

    static Finding limited(String topic, String words, String advice) {
        return new Finding(topic, State.LIMITED, words, Optional.of(advice));
    }

    static Finding broken(String topic, String words, String advice) {
        return new Finding(topic, State.BROKEN, words, Optional.of(advice));
    }
}

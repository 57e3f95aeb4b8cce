package org.vizsla.models.input;

import java.util.Optional;
import org.vizsla.graph.suggestion.Setting;

/**
 * An assumption about a network, reported so that people can see and change it.
 *
 * @param text a sentence without its full stop
 * @param setting what chooses otherwise; empty where nothing does
 */
public record Assumption(String text, Optional<Setting> setting) {
    /** An assumption that a setting changes. */
    public static Assumption of(String text, Setting setting) {
        return new Assumption(text, Optional.of(setting));
    }

    /** An assumption that no setting changes. */
    public static Assumption of(String text) {
        return new Assumption(text, Optional.empty());
    }
}

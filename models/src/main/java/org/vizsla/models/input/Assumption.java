package org.vizsla.models.input;

import java.util.Optional;
import org.vizsla.graph.suggestion.Setting;

/**
 * What was taken for granted about a network, so that people can see it and say otherwise.
 *
 * @param text a sentence without its full stop
 * @param setting what chooses otherwise; empty where nothing does
 */
public record Assumption(String text, Optional<Setting> setting) {
    /** One that a setting changes. */
    public static Assumption of(String text, Setting setting) {
        return new Assumption(text, Optional.of(setting));
    }

    /** One that is as it is. */
    public static Assumption of(String text) {
        return new Assumption(text, Optional.empty());
    }
}

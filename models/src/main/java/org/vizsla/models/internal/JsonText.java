package org.vizsla.models.internal;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Optional;

/** JSON from a stranger, as lists, maps in the file's order, text and numbers. */
public final class JsonText {
    private JsonText() {}

    /** What a text holds; empty where it is no JSON. */
    public static Optional<Object> read(String text) {
        try {
            return Optional.ofNullable(JSON.std.anyFrom(text));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

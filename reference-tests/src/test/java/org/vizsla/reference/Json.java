package org.vizsla.reference;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Values inside a JSON text. */
final class Json {
    private Json() {}

    /** The value at a path of keys and indices. */
    static Object at(String text, Object... path) {
        try {
            Object value = JSON.std.anyFrom(text);
            for (Object step : path) {
                value = step instanceof Integer index
                        ? ((List<?>) Objects.requireNonNull(value)).get(index)
                        : ((Map<?, ?>) Objects.requireNonNull(value)).get(step);
            }
            return Objects.requireNonNull(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

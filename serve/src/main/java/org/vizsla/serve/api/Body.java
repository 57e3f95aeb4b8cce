package org.vizsla.serve.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.VizslaException;
import org.vizsla.report.json.Json;
import org.vizsla.serve.http.RefusedException;

/**
 * The JSON object of a request, whose fields are read one by one.
 *
 * @param fields by name
 */
record Body(Map<String, Object> fields) {
    /** More than any request has. */
    private static final int MOST = 64 << 10;

    private static final int TOO_LARGE = 413;

    /**
     * Reads a request.
     *
     * @throws VizslaException if it is too long, or no JSON object
     */
    static Body of(Context context) {
        return of(context, MOST);
    }

    /** The same of up to so many bytes. */
    static Body of(Context context, int most) {
        return new Body(Json.parse(new String(bytes(context, most), StandardCharsets.UTF_8)));
    }

    /** All bytes of a request, up to a number. */
    static byte[] bytes(Context context, long most) {
        try (InputStream stream = context.bodyInputStream()) {
            byte[] bytes = stream.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, most + 1));
            if (bytes.length > most) {
                throw new RefusedException(TOO_LARGE, "a request may have up to " + most + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new VizslaException("the request broke off: " + e.getMessage(), e);
        }
    }

    /** A text that must be there. */
    String text(String name) {
        return find(name).orElseThrow(() -> new VizslaException("'" + name + "' is missing"));
    }

    /** A text, or a number as one. */
    Optional<String> find(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Map || value instanceof List) {
            throw new VizslaException("'" + name + "' is a text or a number");
        }
        return Optional.of(value.toString());
    }

    /** A whole number. */
    OptionalInt number(String name) {
        Object value = fields.get(name);
        return value == null ? OptionalInt.empty() : OptionalInt.of(whole(name, value));
    }

    /** A whole number within bounds, or another if there is none. */
    int number(String name, int standard, int least, int most) {
        int number = number(name).orElse(standard);
        if (number < least || number > most) {
            throw new VizslaException("'" + name + "' is " + least + " to " + most + ", not " + number);
        }
        return number;
    }

    /** Several whole numbers. */
    List<Integer> numbers(String name) {
        Object value = fields.get(name);
        if (!(value instanceof List<?> list)) {
            throw new VizslaException("'" + name + "' is a list of numbers");
        }
        return list.stream().map(each -> whole(name, each)).toList();
    }

    private static int whole(String name, @Nullable Object value) {
        if (value instanceof Number number && number.doubleValue() == number.intValue()) {
            return number.intValue();
        }
        throw new VizslaException("'" + name + "' is a whole number");
    }

    /** An object within this one; empty if there is none. */
    Optional<Body> object(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new VizslaException("'" + name + "' is an object");
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, each) -> copy.put(String.valueOf(key), each));
        return Optional.of(new Body(copy));
    }

    /** All fields as texts. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        fields.keySet().forEach(name -> find(name).ifPresent(text -> texts.put(name, text)));
        return texts;
    }
}

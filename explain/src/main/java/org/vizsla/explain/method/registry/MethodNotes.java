package org.vizsla.explain.method.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a reader should know of a method beside its line in the registry; {@code notes.txt} has it of all methods.
 *
 * @param formula in one line, with the score {@code S}, the image {@code x}, a baseline {@code b}, a layer's value {@code A} and its gradient {@code G}
 * @param question that the map answers
 * @param misleads when it misleads
 */
public record MethodNotes(String formula, String question, String misleads) {
    /**
     * The notes about a method.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static MethodNotes of(String method) {
        MethodNotes notes = all().get(method);
        if (notes == null) {
            throw new IllegalArgumentException("no notes about " + method);
        }
        return notes;
    }

    /** All notes, by the method's name. */
    static Map<String, MethodNotes> all() {
        Map<String, MethodNotes> notes = new LinkedHashMap<>();
        String method = "";
        Map<String, String> parts = new LinkedHashMap<>();
        for (String line : text().split("\n")) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (Character.isWhitespace(line.charAt(0))) {
                int colon = line.indexOf(':');
                parts.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
                if (parts.size() == 3) {
                    notes.put(method, of(parts));
                }
            } else {
                method = line.strip();
                parts = new LinkedHashMap<>();
            }
        }
        return notes;
    }

    private static MethodNotes of(Map<String, String> parts) {
        return new MethodNotes(part(parts, "formula"), part(parts, "question"), part(parts, "misleads"));
    }

    private static String part(Map<String, String> parts, String name) {
        return Objects.requireNonNull(parts.get(name), name);
    }

    private static String text() {
        try (InputStream stream = Objects.requireNonNull(MethodNotes.class.getResourceAsStream("notes.txt"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

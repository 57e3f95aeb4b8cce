package org.vizsla.report.json;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.vizsla.graph.AtomicFile;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.text.ShownText;

/** JSON for programs and people: indented, keys in insertion order. */
public final class Json {
    private static final JSON WRITER = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

    private static final JSON COMPACT = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private Json() {}

    /** The text, which has no character that steers a terminal: inside strings each is escaped, so that a reader gets it back. */
    public static String write(Object value) {
        try {
            return ShownText.lines(WRITER.asString(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file, whole or not at all. */
    public static void write(Path file, Object value) {
        AtomicFile.write(file, (write(value) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads an object that somebody sent.
     *
     * @throws VizslaException if the text is none
     */
    public static Map<String, Object> parse(String text) {
        try {
            return JSON.std.mapFrom(text);
        } catch (IOException e) {
            throw new VizslaException("this is no JSON object", e);
        }
    }

    /** The text on one line, for a program alone; fields without a value are null in it. */
    public static String compact(Object value) {
        try {
            return ShownText.lines(COMPACT.asString(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads an object from a file of ours.
     *
     * @throws VizslaException if it cannot be read, or is none
     */
    static Map<String, Object> read(Path file) {
        try {
            return JSON.std.mapFrom(Files.readString(file));
        } catch (IOException e) {
            throw new VizslaException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** A number, or a text where JSON has no number. */
    public static Object number(float value) {
        return Float.isFinite(value) ? value : "not finite";
    }

    /** A share to four decimals. */
    static Object rounded(double share) {
        return Double.isFinite(share) ? Math.round(share * 1e4) / 1e4 : "not finite";
    }
}

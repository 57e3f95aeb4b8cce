package org.vizsla.render.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The letters defined in {@code strokes.txt}. */
final class Strokes {
    /** A small frame, drawn for characters that have no letter. */
    private static final Glyph UNKNOWN = Glyph.parse(8, "M 0 1 L 8 1 L 8 14 L 0 14 L 0 1");

    private static final Glyph SPACE = Glyph.parse(2, "");

    private final Map<Integer, Glyph> glyphs;

    private Strokes(Map<Integer, Glyph> glyphs) {
        this.glyphs = Map.copyOf(glyphs);
    }

    /** The letters, read when the first text is drawn. */
    static Strokes letters() {
        return Holder.LETTERS;
    }

    private static final class Holder {
        private static final Strokes LETTERS = read();
    }

    Glyph of(int character) {
        return character == ' ' ? SPACE : glyphs.getOrDefault(character, UNKNOWN);
    }

    boolean knows(int character) {
        return character == ' ' || glyphs.containsKey(character);
    }

    private static Strokes read() {
        Map<Integer, Glyph> glyphs = new HashMap<>();
        try (InputStream stream = Objects.requireNonNull(Strokes.class.getResourceAsStream("strokes.txt"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("// ")) {
                    String[] columns = line.split(" ", 3);
                    glyphs.put(columns[0].codePointAt(0), Glyph.parse(Double.parseDouble(columns[1]), columns[2]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Strokes(glyphs);
    }
}

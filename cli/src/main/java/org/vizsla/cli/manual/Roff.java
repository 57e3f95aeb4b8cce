package org.vizsla.cli.manual;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** A page of the manual as {@code man(7)} defines its source: requests are lines that begin with a full stop. */
final class Roff {
    private static final int WIDTH = 78;

    private final StringBuilder source = new StringBuilder();

    void title(String name, LocalDate date, String program) {
        request("TH " + quoted(name) + " 1 " + "\"" + date + "\"" + " " + quoted(program));
    }

    void section(String heading) {
        request("SH " + quoted(heading.toUpperCase(Locale.ROOT)));
    }

    /** What indexes of the manual read. */
    void name(String name, String summary) {
        text(escaped(name) + " \\- " + escaped(summary));
    }

    /** Sentences, which are filled into lines. */
    void paragraph(String sentences) {
        if (!source.toString().endsWith("\"\n")) {
            request("PP");
        }
        sentences(sentences);
    }

    /** A term and what it means. */
    void entry(String term, String meaning) {
        request("TP");
        text(term);
        sentences(meaning.isBlank() ? "No description." : meaning);
    }

    /** Lines that are not filled. */
    void asItIs(List<String> lines) {
        if (!source.toString().endsWith("\"\n")) {
            request("PP");
        }
        request("nf");
        lines.forEach(line -> text(protectedStart(escaped(line))));
        request("fi");
    }

    /** Source with escapes of its own. */
    void text(String line) {
        source.append(line).append('\n');
    }

    private void sentences(String text) {
        for (String sentence : text.split("(?<=[.!?]) +(?=[A-Z'-])")) {
            Wrapped.lines(sentence.strip(), WIDTH).forEach(line -> text(protectedStart(escaped(line))));
        }
    }

    private void request(String words) {
        source.append('.').append(words).append('\n');
    }

    static String bold(String text) {
        return "\\fB" + escaped(text) + "\\fR";
    }

    static String italic(String text) {
        return "\\fI" + escaped(text) + "\\fR";
    }

    private static String quoted(String text) {
        return '"' + escaped(text).replace("\"", "\\(dq") + '"';
    }

    /** A line that begins with a full stop or an apostrophe would be a request. */
    private static String protectedStart(String line) {
        return line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line;
    }

    /** Hyphens of options must stay the characters that a user types; other characters are written in ASCII. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '~' -> escaped.append("\\(ti");
                case '^' -> escaped.append("\\(ha");
                case '`' -> escaped.append("\\(ga");
                default -> {
                    if (character < 0x7f) {
                        escaped.appendCodePoint(character);
                    } else {
                        escaped.append(String.format(Locale.ROOT, "\\[u%04X]", character));
                    }
                }
            }
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        return source.toString();
    }
}

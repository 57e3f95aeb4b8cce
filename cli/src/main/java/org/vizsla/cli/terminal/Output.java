package org.vizsla.cli.terminal;

import java.util.Arrays;
import java.util.Locale;
import org.vizsla.graph.text.ShownText;

/** Standard output and standard error: the only way there for what commands have to say, so that no name of a stranger's steers a terminal. */
public final class Output {
    private Output() {}

    /** Prints one line to standard output, whatever is in it. */
    public static void line(String line) {
        System.out.println(ShownText.line(line));
    }

    /** Prints lines of ours, such as JSON, in which no name breaks a line. */
    public static void text(String lines) {
        System.out.println(ShownText.lines(lines));
    }

    /** Prints by a format, which may have several lines; no value adds one. */
    public static void format(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, shown(values));
    }

    /** Prints one line to standard error, whatever is in it. */
    public static void note(String line) {
        System.err.println(ShownText.line(line));
    }

    /** Writes over the last line of standard error, which is a terminal; the line is of ours. */
    static void status(String line) {
        System.err.print("\r" + line);
        System.err.flush();
    }

    private static Object[] shown(Object... values) {
        return Arrays.stream(values)
                .map(value -> value instanceof Number ? value : ShownText.line(String.valueOf(value)))
                .toArray();
    }
}

package org.vizsla.graph.text;

import java.util.Locale;

/**
 * Text of unknown origin, made fit to be shown: on a terminal, on a page, in a picture, in JSON.
 *
 * <p>Names of files, classes, models and their parts, and messages that quote them, may contain characters that steer a terminal, reorder what is
 * read, or cannot be seen. Each of these is written out as {@code \\u001b}: control characters, separators of lines and paragraphs, marks of
 * direction and other characters of format (Unicode's categories Cc, Zl, Zp, Cf), and halves of surrogate pairs. The joiners U+200C and U+200D
 * stay, since scripts and emoji need them, and so do Arabic signs that are seen. The same form is valid inside a string of JSON, where a reader
 * gets the character back.
 */
public final class ShownText {
    private ShownText() {}

    /** Text on one line: line breaks and tabs are written out too, as {@code \n}, {@code \r} and {@code \t}. */
    public static String line(String text) {
        return shown(text, true);
    }

    /** The same of a text that may be long: up to that many characters, and three dots in place of more. */
    public static String line(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? line(text)
                : line(text.substring(0, text.offsetByCodePoints(0, most))) + "...";
    }

    /** Text of several lines: line feeds and tabs stay. */
    public static String lines(String text) {
        return shown(text, false);
    }

    private static String shown(String text, boolean oneLine) {
        int end = text.length();
        int start = 0;
        while (start < end && isShown(text, start, oneLine)) {
            start++;
        }
        if (start == end) {
            return text;
        }
        StringBuilder shown = new StringBuilder(end + 16).append(text, 0, start);
        for (int i = start; i < end; i++) {
            char character = text.charAt(i);
            shown.append(isShown(text, i, oneLine) ? String.valueOf(character) : written(character));
        }
        return shown.toString();
    }

    private static String written(char character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, "\\u%04x", (int) character);
        };
    }

    /** Whether a character stays; a pair of surrogates is judged as the one character that it is. */
    private static boolean isShown(String text, int index, boolean oneLine) {
        char character = text.charAt(index);
        if (character >= ' ' && character < 0x7f) {
            return true;
        }
        if (character == '\n' || character == '\t') {
            return !oneLine;
        }
        boolean second =
                Character.isLowSurrogate(character) && index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
        return isShown(text.codePointAt(second ? index - 1 : index));
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            case Character.FORMAT -> isJoiner(character) || isArabicSign(character);
            default -> true;
        };
    }

    private static boolean isJoiner(int character) {
        return character == 0x200c || character == 0x200d;
    }

    private static boolean isArabicSign(int character) {
        return (character >= 0x600 && character <= 0x605)
                || character == 0x6dd
                || character == 0x8e2
                || character == 0x890
                || character == 0x891;
    }
}

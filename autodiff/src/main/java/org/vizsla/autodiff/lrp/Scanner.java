package org.vizsla.autodiff.lrp;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.text.ShownText;

/** Scans the text form of a composite from left to right; white space between its parts is ignored. */
final class Scanner {
    private static final Pattern BLANK = Pattern.compile("\\s*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z][A-Za-z0-9_]*)\\s*=");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
    private static final Pattern INVISIBLE = Pattern.compile("[\\s\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");
    private static final int SHOWN = 20;
    private static final int LONGEST_WORD = 60;

    private final String text;
    private final Matcher matcher;
    private int position;

    Scanner(String text) {
        this.text = text;
        this.matcher = BLANK.matcher(text);
    }

    boolean atEnd() {
        take(BLANK);
        return position == text.length();
    }

    /** Skips a word or sign, if it comes next. */
    boolean skips(String token) {
        take(BLANK);
        boolean isWord = Character.isLetter(token.charAt(0));
        int end = position + token.length();
        if (!text.startsWith(token, position)
                || (isWord && end < text.length() && Character.isLetterOrDigit(text.charAt(end)))) {
            return false;
        }
        position = end;
        return true;
    }

    String word(String what) {
        take(BLANK);
        return required(take(WORD), what).group();
    }

    /** A parameter's name, consumed with its equals sign; empty if there is none. */
    String parameter() {
        take(BLANK);
        return take(PARAMETER) ? matcher.group(1) : "";
    }

    String quoted() {
        take(BLANK);
        return required(take(QUOTED), "a name in single quotes").group(1);
    }

    /** One number, or several in brackets. */
    List<Double> numbers() {
        List<Double> numbers = new ArrayList<>();
        if (!skips("[")) {
            return List.of(number());
        }
        do {
            numbers.add(number());
        } while (skips(","));
        if (!skips("]")) {
            throw expected("',' or ']'");
        }
        return numbers;
    }

    private double number() {
        take(BLANK);
        double number = Double.parseDouble(required(take(NUMBER), "a number").group());
        if (!Float.isFinite((float) number)) {
            throw new VizslaException("in the composite: " + number + " is too large a number");
        }
        return number;
    }

    private boolean take(Pattern pattern) {
        matcher.usePattern(pattern).region(position, text.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        position = matcher.end();
        return true;
    }

    private Matcher required(boolean taken, String what) {
        if (!taken) {
            throw expected(what);
        }
        return matcher;
    }

    /** A word of the text in quotes, for a message, however long it is. */
    static String inQuotes(String word) {
        return "'" + ShownText.line(word, LONGEST_WORD) + "'";
    }

    /** A failure that says what was expected here, and what was found. */
    VizslaException expected(String what) {
        String rest =
                INVISIBLE.matcher(text.substring(position)).replaceAll(" ").strip();
        String found = rest.isEmpty()
                ? "it ends"
                : "'" + (rest.length() > SHOWN ? rest.substring(0, SHOWN) + "..." : rest) + "' is there";
        return new VizslaException(
                "in the composite, at character " + (position + 1) + ": " + what + " should follow, and " + found);
    }
}

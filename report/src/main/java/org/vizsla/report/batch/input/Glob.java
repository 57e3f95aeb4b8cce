package org.vizsla.report.batch.input;

import java.io.File;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.vizsla.graph.VizslaException;

/**
 * A pattern of paths: {@code *} and {@code ?} stand for characters of one name, {@code **}{@code /} for any number of folders, also none, {@code [a-z]} for one of some characters, and {@code {jpg,png}} for one of some words.
 */
final class Glob {
    private static final Pattern SIGNS = Pattern.compile("[*?\\[{]");

    private final Pattern pattern;
    private final Path start;
    private final int depth;

    /**
     * Reads a pattern.
     *
     * @throws VizslaException if it is none
     */
    Glob(String text) {
        String plain = text.replaceAll("/+", "/");
        try {
            pattern = Pattern.compile(regex(plain), Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new VizslaException("'" + text + "' is not a pattern of paths: " + e.getDescription(), e);
        }
        var sign = SIGNS.matcher(plain);
        int first = sign.find() ? sign.start() : plain.length();
        int end = plain.lastIndexOf('/', first) + 1;
        start = Path.of(plain.substring(0, end));
        depth = plain.contains("**")
                ? Integer.MAX_VALUE
                : (int) plain.substring(end).chars().filter(c -> c == '/').count() + 1;
    }

    /** Whether a text has a sign of a pattern in it. */
    static boolean isPattern(String text) {
        return SIGNS.matcher(text).find();
    }

    /** The folder in which all paths are that match. */
    Path start() {
        return start;
    }

    /** How many folders deep these are at most, counted from there. */
    int depth() {
        return depth;
    }

    boolean matches(Path path) {
        return pattern.matcher(path.toString().replace(File.separatorChar, '/')).matches();
    }

    private static String regex(String text) {
        StringBuilder regex = new StringBuilder();
        boolean inWords = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (text.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (text.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '[' && text.indexOf(']', i + 2) > 0) {
                int end = text.indexOf(']', i + 2);
                String set = text.substring(i + 1, end).replaceAll("([\\\\\\[&])", "\\\\$1");
                regex.append("(?!/)[")
                        .append(set.startsWith("!") ? "^" + set.substring(1) : set)
                        .append(']');
                i = end;
            } else if (c == '{' && !inWords && text.indexOf('}', i) > 0) {
                inWords = true;
                regex.append("(?:");
            } else if (c == '}' && inWords) {
                inWords = false;
                regex.append(')');
            } else if (c == ',' && inWords) {
                regex.append('|');
            } else {
                regex.append(
                        switch (c) {
                            case '*' -> "[^/]*";
                            case '?' -> "[^/]";
                            default -> Pattern.quote(String.valueOf(c));
                        });
            }
        }
        return regex.toString();
    }
}

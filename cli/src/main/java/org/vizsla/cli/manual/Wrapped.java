package org.vizsla.cli.manual;

import java.util.ArrayList;
import java.util.List;

/** Text broken into lines at its spaces. */
final class Wrapped {
    private Wrapped() {}

    /** Lines of at most so many characters, unless one word is longer; later lines are indented as the first is. */
    static List<String> lines(String text, int width) {
        String indentation =
                text.substring(0, text.length() - text.stripLeading().length());
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indentation);
        for (String word : text.strip().split(" +")) {
            if (line.length() > indentation.length() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(indentation);
            }
            line.append(line.length() > indentation.length() ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}

package org.vizsla.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of a command's help, as wide as the terminal. Lines that begin with two spaces are examples: a call, and after two spaces or more what it does, which moves to a line of its own where both do not fit; lines that begin with
 * more spaces go on with what the one above does. Other lines are paragraphs.
 */
public final class HelpFooter {
    private static final Pattern EXAMPLE = Pattern.compile("  (\\S.*?)(?:\\s{2,}(\\S.*))?");
    private static final String INDENT = "  ";
    private static final String DEEPER = "      ";

    /** A call, and what it does. */
    private record Example(String call, String words) {}

    private final int width;
    private final StringBuilder text = new StringBuilder();
    private final List<Example> examples = new ArrayList<>();
    private final List<String> paragraph = new ArrayList<>();

    private HelpFooter(int width) {
        this.width = width;
    }

    /** The lines of a footer, each ended. */
    public static String of(List<String> lines, int width) {
        HelpFooter footer = new HelpFooter(width);
        lines.forEach(footer::add);
        footer.flush();
        return footer.text.toString();
    }

    /** The calls in a footer's examples. */
    public static List<String> calls(List<String> lines) {
        return lines.stream()
                .map(EXAMPLE::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .toList();
    }

    private void add(String line) {
        Matcher example = EXAMPLE.matcher(line);
        if (example.matches()) {
            flushParagraph();
            examples.add(new Example(example.group(1), example.group(2) == null ? "" : example.group(2)));
        } else if (line.startsWith(INDENT) && !examples.isEmpty()) {
            Example last = examples.remove(examples.size() - 1);
            examples.add(new Example(last.call(), last.words() + " " + line.strip()));
        } else if (line.isEmpty()) {
            flush();
            text.append('\n');
        } else {
            flushExamples();
            paragraph.add(line);
        }
    }

    private void flush() {
        flushExamples();
        flushParagraph();
    }

    private void flushParagraph() {
        if (!paragraph.isEmpty()) {
            wrap(String.join(" ", paragraph), "", "");
            paragraph.clear();
        }
    }

    private void flushExamples() {
        int column = examples.stream()
                .filter(example -> !example.words().isEmpty()
                        && fits(example, example.call().length()))
                .mapToInt(example -> example.call().length())
                .max()
                .orElse(0);
        for (Example example : examples) {
            if (example.words().isEmpty()) {
                wrap(example.call(), INDENT, " \\");
            } else if (fits(example, column)) {
                text.append(INDENT)
                        .append(example.call())
                        .append(" ".repeat(Math.max(0, column - example.call().length())))
                        .append("  ")
                        .append(example.words())
                        .append('\n');
            } else {
                wrap(example.call(), INDENT, " \\");
                wrap(example.words(), DEEPER, "");
            }
        }
        examples.clear();
    }

    private boolean fits(Example example, int column) {
        return example.call().length() <= column
                && INDENT.length() + column + 2 + example.words().length() <= width;
    }

    /** Breaks a line between words; a line that goes on ends in a mark, and what follows is indented by more. */
    private void wrap(String words, String indent, String mark) {
        StringBuilder line = new StringBuilder(indent);
        int begin = line.length();
        for (String word : List.of(words.split(" +"))) {
            if (line.length() > begin && line.length() + 1 + word.length() + mark.length() > width) {
                text.append(line).append(mark).append('\n');
                line = new StringBuilder(mark.isEmpty() ? indent : DEEPER);
                begin = line.length();
            }
            line.append(line.length() > begin ? " " : "").append(word);
        }
        text.append(line).append('\n');
    }
}

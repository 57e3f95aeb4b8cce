package org.vizsla.cli.terminal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The help of commands, as wide as the terminal. Picocli would break lines after commas and hyphens, too; so it writes each option on a line of its own, however long, and lines are broken here,
 * between words.
 */
public final class HelpText {
    /** The names of an option, and what it does. */
    private static final Pattern ROW = Pattern.compile("( *\\S(?:.*?\\S)?) {2,}(\\S.*)");

    private static final int UNBROKEN = 10_000;
    private static final int LONGEST_NAMES = 200;

    /** Longer names stand on a line of their own. */
    private static final int NAMES = 27;

    private static final int GAP = 2;

    private final int columns;

    private HelpText(int columns) {
        this.columns = columns;
    }

    /** Sets the width of the help of a command, and of all commands below it. */
    public static void fit(CommandLine command, int columns) {
        HelpText text = new HelpText(columns);
        command.setUsageHelpWidth(UNBROKEN);
        command.setUsageHelpLongOptionsMaxWidth(LONGEST_NAMES);
        Map<String, IHelpSectionRenderer> sections = command.getHelpSectionMap();
        sections.put(UsageMessageSpec.SECTION_KEY_SYNOPSIS, text::synopsis);
        sections.put(UsageMessageSpec.SECTION_KEY_DESCRIPTION, help -> text.lines(help.description()));
        sections.put(UsageMessageSpec.SECTION_KEY_PARAMETER_LIST, help -> text.rows(help.parameterList()));
        sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, help -> text.rows(help.optionList()));
        sections.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, help -> text.rows(help.commandList()));
        sections.put(
                UsageMessageSpec.SECTION_KEY_FOOTER,
                help -> HelpFooter.of(List.of(help.commandSpec().usageMessage().footer()), columns));
        command.setHelpSectionMap(sections);
    }

    private String synopsis(Help help) {
        String begin =
                String.format(Locale.ROOT, help.commandSpec().usageMessage().synopsisHeading());
        String name = help.commandSpec().qualifiedName(" ") + " ";
        String words =
                help.synopsis(begin.length()).strip().substring(name.strip().length());
        return name + wrapped(words.strip(), columns, begin.length() + name.length(), begin.length() + name.length());
    }

    private String lines(String text) {
        return text.lines().map(line -> wrapped(line, columns, 0, 0)).collect(Collectors.joining());
    }

    private String rows(String text) {
        return text.lines().map(this::row).collect(Collectors.joining());
    }

    private String row(String line) {
        Matcher row = ROW.matcher(line);
        if (!row.matches()) {
            return wrapped(line.strip(), columns, NAMES, NAMES);
        }
        String names = row.group(1);
        boolean fits = names.length() + GAP <= NAMES;
        String head = fits ? names + " ".repeat(NAMES - names.length()) : names + "\n" + " ".repeat(NAMES);
        return head + wrapped(row.group(2), columns, NAMES, NAMES);
    }

    /**
     * Words in lines, each ended.
     *
     * @param used columns of the first line that are written already
     * @param indent of the others
     */
    static String wrapped(String words, int columns, int used, int indent) {
        StringBuilder text = new StringBuilder();
        int column = used;
        boolean first = true;
        for (String word : List.of(words.strip().split(" +"))) {
            if (!first && column + 1 + word.length() > columns) {
                text.append('\n').append(" ".repeat(indent));
                column = indent;
                first = true;
            }
            text.append(first ? "" : " ").append(word);
            column += word.length() + (first ? 0 : 1);
            first = false;
        }
        return text.append('\n').toString();
    }
}

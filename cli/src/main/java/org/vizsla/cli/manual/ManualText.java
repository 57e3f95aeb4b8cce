package org.vizsla.cli.manual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the help of a command says, part by part, as plain text: with all variables filled in, and without colours. */
final class ManualText {
    private static final int SYNOPSIS_WIDTH = 72;
    private static final String INDENTATION = " ".repeat(4);

    private final CommandLine command;
    private final Help help;

    ManualText(CommandLine command) {
        this.command = command;
        this.help = new Help(command.getCommandSpec(), Help.defaultColorScheme(Help.Ansi.OFF));
    }

    /** What it does: one or more sentences. */
    String description() {
        return plain(command.getCommandSpec().usageMessage().description());
    }

    /** Its first sentence, without the full stop. */
    String summary() {
        String first = description().split("(?<=\\.) |: |; ", 2)[0];
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }

    /** How it is called, on one or more lines, of which the later ones are indented. */
    List<String> synopsis() {
        String call = help.synopsis(0).strip().replaceAll("\\s+", " ");
        List<String> lines = new ArrayList<>(Wrapped.lines(call, SYNOPSIS_WIDTH - INDENTATION.length()));
        for (int i = 1; i < lines.size(); i++) {
            lines.set(i, INDENTATION + lines.get(i));
        }
        return lines;
    }

    /** Options that are not hidden, in the order of the help. */
    List<OptionSpec> options() {
        return command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .sorted((a, b) -> key(a).compareToIgnoreCase(key(b)))
                .toList();
    }

    private static String key(OptionSpec option) {
        return option.longestName().replaceFirst("^-+", "");
    }

    /** The name of an option's or a parameter's value, such as {@code DIR} or {@code [NAME...]}; empty if it takes none. */
    String value(ArgSpec argument) {
        return help.createDefaultParamLabelRenderer()
                .renderParameterLabel(argument, Help.Ansi.OFF, List.of())
                .plainString()
                .replaceFirst("^[= ]", "");
    }

    /** What an option or a parameter means. */
    static String meaning(ArgSpec argument) {
        return plain(argument.description());
    }

    /** The lines below the options, of which those that end with a colon and are not indented are headings. */
    List<String> footer() {
        return Stream.concat(
                        Stream.of(command.getCommandSpec().usageMessage().footerHeading()),
                        Arrays.stream(command.getCommandSpec().usageMessage().footer()))
                .map(line -> Help.Ansi.OFF.string(line.replace("%n", "\n")))
                .flatMap(String::lines)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String plain(String... lines) {
        return Arrays.stream(lines)
                .map(line -> Help.Ansi.OFF.string(line.replace("%n", " ").replace("%%", "%")))
                .collect(Collectors.joining(" "))
                .strip();
    }
}

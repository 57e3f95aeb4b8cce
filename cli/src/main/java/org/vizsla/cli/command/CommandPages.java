package org.vizsla.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vizsla.render.guide.GuideBodies;
import org.vizsla.render.guide.GuideBodies.Term;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What the user guide says of each command: the same as its help. */
final class CommandPages {
    private CommandPages() {}

    /** All commands of the program, in the order of its help. */
    static List<GuideBodies.Command> of(CommandSpec program) {
        return commands(program).map(CommandPages::page).toList();
    }

    private static Stream<CommandSpec> commands(CommandSpec parent) {
        return parent.subcommands().values().stream()
                .distinct()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden());
    }

    private static GuideBodies.Command page(CommandSpec command) {
        Help help = new Help(command, Help.defaultColorScheme(Ansi.OFF));
        return new GuideBodies.Command(
                command.qualifiedName().replaceFirst("^\\S+ ", ""),
                String.join(" ", command.usageMessage().description()),
                help.synopsis(0).strip().replaceAll("\\s*\\n\\s*", " "),
                options(command),
                String.join("\n", command.usageMessage().footer()).strip().replace("%%", "%"),
                commands(command).map(CommandPages::page).toList());
    }

    private static List<Term> options(CommandSpec command) {
        List<Term> terms = new ArrayList<>();
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            terms.add(new Term(parameter.paramLabel(), words(parameter.description())));
        }
        for (OptionSpec option : command.options()) {
            if (!option.hidden()) {
                String label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
                String text = words(option.description()).replace("${DEFAULT-VALUE}", shown(option.defaultValue()));
                terms.add(new Term(Stream.of(option.names()).collect(Collectors.joining(", ")) + label, text));
            }
        }
        return terms;
    }

    private static String shown(@Nullable String value) {
        return value == null ? "none" : value;
    }

    private static String words(String[] description) {
        return String.join(" ", description);
    }
}

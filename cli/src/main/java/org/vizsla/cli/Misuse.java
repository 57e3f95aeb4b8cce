package org.vizsla.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vizsla.cli.terminal.Output;
import org.vizsla.graph.suggestion.NearestNames;
import org.vizsla.models.picture.PictureFormat;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Words that make no call: what is wrong with them, with the nearest that would do. */
final class Misuse {
    private Misuse() {}

    /** Says what is wrong, and returns the exit status. */
    static int report(CommandLine.ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        Output.note("vizsla: " + message(failure, arguments));
        Stream.of(arguments)
                .filter(argument -> argument.startsWith("-") && PictureFormat.isNamed(argument))
                .forEach(image -> Output.note("  an image whose name begins with '-' is written ./" + image));
        Output.note("  '" + command.getCommandSpec().qualifiedName(" ") + " --help' lists the options");
        return CommandLine.ExitCode.USAGE;
    }

    private static String message(CommandLine.ParameterException failure, String... arguments) {
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        // An option with a wrong name matters more than what is missing without it.
        Optional<String> misspelt = Stream.of(arguments)
                .filter(argument -> argument.startsWith("--") && argument.length() > 2)
                .filter(argument -> command.findOption(argument.replaceFirst("=.*", "")) == null)
                .findFirst();
        if (failure instanceof CommandLine.MissingParameterException && misspelt.isPresent()) {
            return unmatched(failure.getCommandLine(), misspelt.get());
        }
        if (failure instanceof CommandLine.UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(failure.getCommandLine(), unmatched.getUnmatched().get(0));
        }
        return String.valueOf(failure.getMessage());
    }

    private static String unmatched(CommandLine command, String argument) {
        List<String> known = new ArrayList<>();
        String what = "argument";
        String word = argument;
        if (argument.startsWith("-")) {
            what = "option";
            word = argument.replaceFirst("=.*", "");
            command.getCommandSpec().options().forEach(option -> known.addAll(List.of(option.names())));
        } else if (!command.getSubcommands().isEmpty()) {
            what = "command";
            known.addAll(command.getSubcommands().keySet());
        } else {
            return "'" + command.getCommandSpec().qualifiedName(" ") + "' takes no further argument, such as '"
                    + argument + "'";
        }
        Optional<String> question = NearestNames.question(word, known);
        return "there is no " + what + " '" + word + "'"
                + question.map(asked -> "; " + asked).orElse("");
    }
}

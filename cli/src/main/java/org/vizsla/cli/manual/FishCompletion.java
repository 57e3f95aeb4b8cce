package org.vizsla.cli.manual;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The script by which fish completes a command: one {@code complete} for each command and option, under the condition that its command was typed. */
final class FishCompletion {
    private final String program;
    private final List<String> commands = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    private FishCompletion(String program) {
        this.program = program;
    }

    static String of(CommandLine command) {
        FishCompletion script = new FishCompletion(command.getCommandName());
        script.add("", command);
        return script.written();
    }

    private String written() {
        return """
                # Completions of %1$s for fish.
                function __%1$s_at --description 'Whether this command was typed before the cursor'
                    set -l path
                    for word in (commandline -opc)[2..-1]
                        switch "$path $word"
                            case %2$s
                                set path (string trim -- "$path $word")
                        end
                    end
                    test "$path" = "$argv[1]"
                end
                %3$s
                """.formatted(
                        program,
                        commands.stream().map(FishCompletion::quoted).collect(Collectors.joining(" ")),
                        String.join("\n", lines));
    }

    /** Adds a command and those below it; a path is {@code models pull}. */
    private void add(String path, CommandLine command) {
        List<PositionalParamSpec> parameters = command.getCommandSpec().positionalParameters();
        if (parameters.stream().allMatch(FishCompletion::isChoice)) {
            line(path, "-f");
        }
        parameters.stream()
                .filter(FishCompletion::isChoice)
                .forEach(parameter -> line(path, "-a " + quoted(candidates(parameter))));
        command.getSubcommands().forEach((name, inner) -> {
            String below = (path + " " + name).strip();
            commands.add(path.isEmpty() ? " " + name : below);
            line(path, "-a " + name + " -d " + quoted(new ManualText(inner).summary()));
            add(below, inner);
        });
        new ManualText(command).options().forEach(option -> add(path, option));
    }

    private void add(String path, OptionSpec option) {
        StringBuilder words = new StringBuilder();
        for (String name : option.names()) {
            words.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                    .append(' ');
        }
        if (option.arity().max() > 0) {
            words.append(isChoice(option) ? "-x -a " + quoted(candidates(option)) : isFile(option) ? "-r -F" : "-x")
                    .append(' ');
        }
        line(path, words + "-d " + quoted(firstSentence(ManualText.meaning(option))));
    }

    private void line(String path, String words) {
        lines.add("complete -c " + program + " -n \"__" + program + "_at " + quoted(path) + "\" " + words);
    }

    private static boolean isChoice(ArgSpec argument) {
        return argument.completionCandidates() != null;
    }

    private static String candidates(ArgSpec argument) {
        return StreamSupport.stream(argument.completionCandidates().spliterator(), false)
                .collect(Collectors.joining(" "));
    }

    /** A name that could also be of a file, as for a network, is completed as one. */
    private static boolean isFile(OptionSpec option) {
        Class<?> type = option.auxiliaryTypes()[0];
        return type == Path.class || type == File.class || option.paramLabel().contains("FILE");
    }

    private static String firstSentence(String text) {
        String first = text.split("(?<=\\.) ", 2)[0];
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}

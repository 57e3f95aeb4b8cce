package org.vizsla.cli.command;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vizsla.cli.terminal.Output;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.graph.suggestion.NearestNames;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The same as {@code --help} of a command, which may be one of another command's: {@code help models pull}. */
@Command(
        name = "help",
        description = "Describes a command, as its --help does.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  vizsla help explain", "  vizsla help models pull"})
public final class HelpCommand implements Runnable {
    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "The command. Default: all of Vizsla.")
    private List<String> names = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine command = Objects.requireNonNull(spec).root().commandLine();
        for (String name : names) {
            CommandLine inner = command.getSubcommands().get(name);
            if (inner == null) {
                throw new UsageException("there is no command '"
                        + command.getCommandSpec().qualifiedName(" ") + " " + name + "'"
                        + NearestNames.question(name, command.getSubcommands().keySet())
                                .map(question -> "; " + question)
                                .orElse(""));
            }
            command = inner;
        }
        Output.text(command.getUsageMessage().stripTrailing());
    }
}

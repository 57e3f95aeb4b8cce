package org.vizsla.training;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code training/run train} and {@code training/run figures}. */
@Command(
        name = "training/run",
        mixinStandardHelpOptions = true,
        subcommands = {TrainCommand.class, FiguresCommand.class},
        description = "Trains the embedded network, and states how good it is.")
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}

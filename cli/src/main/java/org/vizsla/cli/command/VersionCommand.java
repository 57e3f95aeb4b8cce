package org.vizsla.cli.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vizsla.cli.terminal.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The same as {@code --version}. */
@Command(
        name = "version",
        description = "Prints the version of Vizsla, Java and the system.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  vizsla version   before you report a problem; 'vizsla doctor' says more"})
public final class VersionCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        for (String line : Objects.requireNonNull(spec).root().version()) {
            Output.line(Help.Ansi.OFF.string(line));
        }
    }
}

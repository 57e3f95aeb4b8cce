package org.vizsla.cli.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vizsla.cli.manual.Shell;
import org.vizsla.cli.terminal.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what makes a shell complete commands and options. */
@Command(
        name = "completion",
        description = "Prints a script by which a shell completes commands, options and their values.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(vizsla completion bash)   in ~/.bashrc",
            "  source <(vizsla completion zsh)    in ~/.zshrc, after compinit",
            "  vizsla completion fish | source    in ~/.config/fish/config.fish"
        })
public final class CompletionCommand implements Runnable {
    @Parameters(paramLabel = "SHELL", description = "The shell: ${COMPLETION-CANDIDATES}.")
    private @Nullable Shell shell;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        Output.text(Objects.requireNonNull(shell)
                .completion(Objects.requireNonNull(spec).root().commandLine())
                .stripTrailing());
    }
}

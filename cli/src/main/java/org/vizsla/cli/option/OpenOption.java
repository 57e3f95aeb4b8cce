package org.vizsla.cli.option;

import java.nio.file.Path;
import org.vizsla.cli.terminal.Browser;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.Output;
import picocli.CommandLine.Option;

/** Whether the page is opened once it is made. */
public final class OpenOption {
    @Option(names = "--open", description = "Open the result (the page, or the animation of evolve) in the browser.")
    private boolean given;

    /** Opens a page if the user wants that; if it cannot be opened, a line says so, and its path was printed anyway. */
    public void show(Path page, Environment environment) {
        if (given) {
            new Browser(environment)
                    .open(page)
                    .ifPresent(reason -> Output.note("vizsla: " + reason + "; open " + page + " yourself"));
        }
    }
}

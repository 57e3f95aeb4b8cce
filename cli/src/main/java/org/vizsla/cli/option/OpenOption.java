package org.vizsla.cli.option;

import java.net.URI;
import java.nio.file.Path;
import org.vizsla.cli.terminal.Browser;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.Output;
import picocli.CommandLine.Option;

/** Whether the page is opened once it is made. */
public final class OpenOption {
    @Option(names = "--open", description = "Open the result (the page, or the animation of evolve) in the browser.")
    private boolean given;

    /** Opens an address if the user wants that. */
    public void show(URI address, Environment environment) {
        if (given) {
            new Browser(environment)
                    .open(address)
                    .ifPresent(reason -> Output.note("vizsla: " + reason + "; open " + address + " yourself"));
        }
    }

    /** Opens a page if the user wants that; if it cannot be opened, a line says so, and its path was printed anyway. */
    public void show(Path page, Environment environment) {
        if (given) {
            new Browser(environment)
                    .open(page)
                    .ifPresent(reason -> Output.note("vizsla: " + reason + "; open " + page + " yourself"));
        }
    }
}

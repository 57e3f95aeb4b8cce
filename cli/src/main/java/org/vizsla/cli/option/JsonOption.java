package org.vizsla.cli.option;

import picocli.CommandLine.Option;

/** Whether to print JSON. */
public final class JsonOption {
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    public boolean isGiven() {
        return json;
    }
}

package org.vizsla.cli;

import picocli.CommandLine.Option;

/** Whether what a command prints is to be JSON. */
final class JsonOption {
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    boolean isGiven() {
        return json;
    }
}

package org.vizsla.cli.option;

import picocli.CommandLine.Option;

/** Where all that is random comes from. */
public final class SeedOption {
    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of all random numbers: the same seed gives the same bytes. Default: ${DEFAULT-VALUE}.")
    private long seed;

    public long seed() {
        return seed;
    }
}

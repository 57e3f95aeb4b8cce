package org.vizsla.cli.option;

import picocli.CommandLine.Option;

/** Which scenes are drawn. */
public final class SceneSeed {
    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Each seed gives other scenes; the embedded network was trained on those of 1 and 2. Default:"
                    + " ${DEFAULT-VALUE}.")
    private long seed;

    public SceneSeed(long standard) {
        seed = standard;
    }

    public long value() {
        return seed;
    }
}

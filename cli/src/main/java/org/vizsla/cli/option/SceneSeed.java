package org.vizsla.cli.option;

import picocli.CommandLine.Option;

/** Which scenes are drawn. */
public final class SceneSeed {
    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Another seed gives other scenes; those of 1 and 2 the embedded network was trained on. Default:"
                            + " ${DEFAULT-VALUE}.")
    private long seed;

    public SceneSeed(long standard) {
        seed = standard;
    }

    public long value() {
        return seed;
    }
}

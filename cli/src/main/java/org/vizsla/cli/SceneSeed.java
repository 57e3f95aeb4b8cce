package org.vizsla.cli;

import picocli.CommandLine.Option;

/** Which scenes are drawn. */
final class SceneSeed {
    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Another seed gives other scenes; those of 1 and 2 the embedded network was trained on. Default:"
                            + " ${DEFAULT-VALUE}.")
    private long seed;

    SceneSeed(long standard) {
        seed = standard;
    }

    long value() {
        return seed;
    }
}

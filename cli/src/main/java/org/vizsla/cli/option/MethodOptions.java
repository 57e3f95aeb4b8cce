package org.vizsla.cli.option;

import java.util.List;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.runtime.SessionSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which methods explain, with which parameters, and what they may take. */
public final class MethodOptions {
    @Option(
            names = "--method",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "saliency",
            description =
                    "Methods or families from 'vizsla methods', comma-separated, or all. Default: ${DEFAULT-VALUE}.")
    private List<String> names = List.of("saliency");

    @Mixin
    private ParameterOptions parameters = new ParameterOptions();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of all random numbers: the same seed gives the same bytes. Default: ${DEFAULT-VALUE}.")
    private long seed;

    /** The methods with their parameters. */
    public List<AttributionMethod> chosen() {
        return parameters.applied(names);
    }

    /** How they run; where there are several, those that have no meaning for the network are left out. */
    public ExplainerSettings settings(SessionSettings session, Preprocessing preprocessing, boolean several) {
        return parameters.settings(session, preprocessing, several);
    }

    /** The memory given, checked before anything is done. */
    public long bytes() {
        return parameters.bytes();
    }

    public long seed() {
        return seed;
    }
}

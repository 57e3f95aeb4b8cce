package org.vizsla.report.job;

import java.util.List;
import org.vizsla.optimize.EvolutionSettings;
import org.vizsla.optimize.FeatureDetectorEvolution;

/**
 * How the classifier of a network was trained further.
 *
 * @param layers that were trained
 * @param parameters that were trained
 */
public record Training(EvolutionSettings settings, List<String> layers, List<String> parameters) {
    public Training {
        layers = List.copyOf(layers);
        parameters = List.copyOf(parameters);
    }

    public static Training of(EvolutionSettings settings, FeatureDetectorEvolution evolution) {
        return new Training(
                settings,
                evolution.part().layers(),
                List.copyOf(evolution.part().parameters()));
    }

    /** The name of the objective, such as {@code cross-entropy}. */
    public String objective() {
        return settings.objective().toString();
    }
}

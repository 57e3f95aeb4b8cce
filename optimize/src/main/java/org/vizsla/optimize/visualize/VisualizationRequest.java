package org.vizsla.optimize.visualize;

import java.util.Collections;
import java.util.List;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.optimize.visualize.objective.FeatureObjective;
import org.vizsla.optimize.visualize.parameterization.Spectrum;
import org.vizsla.runtime.SessionSettings;

/**
 * What is to be visualized, and how.
 *
 * @param preprocessing how the network takes colours
 * @param objectives one for each picture
 * @param spectrum the magnitudes for phases
 * @param seed the same seed gives the same pictures
 * @param memory in bytes, for the values of the network in one run
 */
public record VisualizationRequest(
        Model model,
        Preprocessing preprocessing,
        List<FeatureObjective> objectives,
        VisualizationSettings settings,
        Spectrum spectrum,
        long seed,
        long memory,
        SessionSettings session) {
    /** The usual memory, 1 GB. */
    public static final long MEMORY = 1L << 30;

    public VisualizationRequest {
        objectives = List.copyOf(objectives);
        if (objectives.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to visualize");
        }
    }

    /** A picture for each objective, by {@link Preset#LUCID}. */
    public static VisualizationRequest of(Model model, FeatureObjective... objectives) {
        return new VisualizationRequest(
                model,
                model.preprocessing(),
                List.of(objectives),
                Preset.LUCID.settings(),
                Spectrum.natural(),
                0,
                MEMORY,
                SessionSettings.DEFAULT);
    }

    /** Several pictures of an objective, which differ as {@link VisualizationSettings#diversity} says. */
    public VisualizationRequest times(int count) {
        return withObjectives(objectives.stream()
                .flatMap(objective -> Collections.nCopies(count, objective).stream())
                .toList());
    }

    private VisualizationRequest withObjectives(List<FeatureObjective> others) {
        return new VisualizationRequest(model, preprocessing, others, settings, spectrum, seed, memory, session);
    }

    public VisualizationRequest withSettings(VisualizationSettings others) {
        return new VisualizationRequest(model, preprocessing, objectives, others, spectrum, seed, memory, session);
    }

    public VisualizationRequest withSeed(long other) {
        return new VisualizationRequest(model, preprocessing, objectives, settings, spectrum, other, memory, session);
    }

    public VisualizationRequest withMemory(long bytes) {
        return new VisualizationRequest(model, preprocessing, objectives, settings, spectrum, seed, bytes, session);
    }
}

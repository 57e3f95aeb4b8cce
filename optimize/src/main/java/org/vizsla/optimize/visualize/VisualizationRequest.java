package org.vizsla.optimize.visualize;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
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
 * @param start the picture that all begin at, {@code [1, C, H, W]} of the network's input, from 0 to 1 and red first; if empty, they begin at noise
 * @param frames how many pictures on the way are kept, too
 * @param seed the same seed gives the same pictures
 * @param memory in bytes, for the values of the network in one run
 */
public record VisualizationRequest(
        Model model,
        Preprocessing preprocessing,
        List<FeatureObjective> objectives,
        VisualizationSettings settings,
        Spectrum spectrum,
        Optional<Tensor> start,
        int frames,
        long seed,
        long memory,
        SessionSettings session) {
    /** The usual memory, 1 GB. */
    public static final long MEMORY = 1L << 30;

    /** The most pictures on the way. */
    public static final int MOST_FRAMES = 200;

    public VisualizationRequest {
        objectives = List.copyOf(objectives);
        if (objectives.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to visualize");
        }
        if (frames < 0 || frames > MOST_FRAMES) {
            throw new IllegalArgumentException("frames: " + frames);
        }
        if (start.isPresent() && settings.magnification() != 1) {
            throw new VizslaException(
                    "a picture that begins at an image has the size of the network's input; set magnification=1");
        }
    }

    /** A picture for each objective, by {@link Preset#LUCID}. */
    public static VisualizationRequest of(Model model, FeatureObjective... objectives) {
        return of(model, List.of(objectives));
    }

    /** The same. */
    public static VisualizationRequest of(Model model, List<FeatureObjective> objectives) {
        return new VisualizationRequest(
                model,
                model.preprocessing(),
                objectives,
                Preset.LUCID.settings(),
                Spectrum.natural(),
                Optional.empty(),
                0,
                0,
                MEMORY,
                SessionSettings.DEFAULT);
    }

    /**
     * The start, if objectives look at it.
     *
     * @throws IllegalArgumentException if they do, and there is none
     */
    Optional<Tensor> reference() {
        boolean needed = objectives.stream().anyMatch(FeatureObjective::looksAtStart);
        if (needed && start.isEmpty()) {
            throw new IllegalArgumentException("there is no picture to stay near to");
        }
        return needed ? start : Optional.empty();
    }

    /** Several pictures of an objective, which differ as {@link VisualizationSettings#diversity} says. */
    public VisualizationRequest times(int count) {
        return withObjectives(objectives.stream()
                .flatMap(objective -> Collections.nCopies(count, objective).stream())
                .toList());
    }

    private VisualizationRequest withObjectives(List<FeatureObjective> others) {
        return new VisualizationRequest(
                model, preprocessing, others, settings, spectrum, start, frames, seed, memory, session);
    }

    public VisualizationRequest withPreprocessing(Preprocessing other) {
        return new VisualizationRequest(
                model, other, objectives, settings, spectrum, start, frames, seed, memory, session);
    }

    public VisualizationRequest withSettings(VisualizationSettings others) {
        return new VisualizationRequest(
                model, preprocessing, objectives, others, spectrum, start, frames, seed, memory, session);
    }

    public VisualizationRequest withSpectrum(Spectrum other) {
        return new VisualizationRequest(
                model, preprocessing, objectives, settings, other, start, frames, seed, memory, session);
    }

    /** Begins at a picture, {@link #start}. */
    public VisualizationRequest startingAt(Tensor picture) {
        return new VisualizationRequest(
                model,
                preprocessing,
                objectives,
                settings,
                spectrum,
                Optional.of(picture),
                frames,
                seed,
                memory,
                session);
    }

    public VisualizationRequest withFrames(int count) {
        return new VisualizationRequest(
                model, preprocessing, objectives, settings, spectrum, start, count, seed, memory, session);
    }

    public VisualizationRequest withSeed(long other) {
        return new VisualizationRequest(
                model, preprocessing, objectives, settings, spectrum, start, frames, other, memory, session);
    }

    public VisualizationRequest withMemory(long bytes) {
        return new VisualizationRequest(
                model, preprocessing, objectives, settings, spectrum, start, frames, seed, bytes, session);
    }

    public VisualizationRequest withSession(SessionSettings other) {
        return new VisualizationRequest(
                model, preprocessing, objectives, settings, spectrum, start, frames, seed, memory, other);
    }
}

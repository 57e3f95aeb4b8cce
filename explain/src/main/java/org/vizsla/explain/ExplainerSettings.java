package org.vizsla.explain;

import java.util.Optional;
import org.vizsla.explain.baseline.ImageFiles;
import org.vizsla.explain.sweep.SweepSettings;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.runtime.SessionSettings;

/**
 * How an explainer runs.
 *
 * @param session device and threads
 * @param memory bytes that the activations of the batches of streamed methods may take
 * @param skipNotApplicable whether a method that has no meaning for the network is left out, and {@link Explanation#notApplicable()} says why; else it fails
 * @param preprocessing how the images were made: what black and white are, and how other images are read; the network's own if it is empty
 * @param files read the images that parameters name; {@link #DEFAULT} refuses them
 */
public record ExplainerSettings(
        SessionSettings session,
        long memory,
        boolean skipNotApplicable,
        Optional<Preprocessing> preprocessing,
        ImageFiles files) {
    public static final ExplainerSettings DEFAULT =
            new ExplainerSettings(SessionSettings.DEFAULT, 1L << 30, false, Optional.empty(), ImageFiles.REFUSED);

    public ExplainerSettings {
        if (memory <= 0) {
            throw new IllegalArgumentException("memory: " + memory);
        }
    }

    /** How the images of a network were made. */
    Preprocessing preprocessingOf(Model model) {
        return preprocessing.orElseGet(model::preprocessing);
    }

    /** How batches of its own are run for a network. */
    public SweepSettings sweepsOf(Model model) {
        return new SweepSettings(session, memory, preprocessingOf(model));
    }

    public ExplainerSettings withSession(SessionSettings other) {
        return new ExplainerSettings(other, memory, skipNotApplicable, preprocessing, files);
    }

    public ExplainerSettings withMemory(long bytes) {
        return new ExplainerSettings(session, bytes, skipNotApplicable, preprocessing, files);
    }

    public ExplainerSettings skippingNotApplicable() {
        return new ExplainerSettings(session, memory, true, preprocessing, files);
    }

    public ExplainerSettings withPreprocessing(Preprocessing other) {
        return new ExplainerSettings(session, memory, skipNotApplicable, Optional.of(other), files);
    }

    public ExplainerSettings withFiles(ImageFiles other) {
        return new ExplainerSettings(session, memory, skipNotApplicable, preprocessing, other);
    }
}

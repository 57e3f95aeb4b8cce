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
 * @param memory for the activations of the batches of streamed methods, in bytes
 * @param skipNotApplicable whether a method that does not apply to the network is skipped, with the reason in {@link Explanation#notApplicable()}; otherwise it fails
 * @param preprocessing how the images were preprocessed, which decides what black and white are; the network's own if empty
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

    /** How images are preprocessed for a network. */
    Preprocessing preprocessingOf(Model model) {
        return preprocessing.orElseGet(model::preprocessing);
    }

    /** How the sweeps over a network run. */
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

package org.vizsla.explain;

import java.util.Optional;
import org.vizsla.explain.sweep.SweepSettings;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.runtime.SessionSettings;

/**
 * How an explainer runs.
 *
 * @param session device and threads
 * @param memory bytes that the activations of the batches of streamed methods may take
 * @param seed where all that is random comes from: the same seed gives the same bytes
 * @param skipNotApplicable whether a method that has no meaning for the network is left out, and {@link Explanation#notApplicable()} says why; else it fails
 * @param preprocessing how the pictures were made: what black and white are, and how other pictures are read; that of ImageNet if it is empty
 * @param listener is told how far streamed methods are
 */
public record ExplainerSettings(
        SessionSettings session,
        long memory,
        long seed,
        boolean skipNotApplicable,
        Optional<Preprocessing> preprocessing,
        MethodListener listener) {
    public static final ExplainerSettings DEFAULT =
            new ExplainerSettings(SessionSettings.DEFAULT, 1L << 30, 0, false, Optional.empty(), MethodListener.NONE);

    public ExplainerSettings {
        if (memory <= 0) {
            throw new IllegalArgumentException("memory: " + memory);
        }
    }

    /** How the pictures of a network were made. */
    Preprocessing preprocessingOf(Model model) {
        return preprocessing.orElseGet(() -> Preprocessing.imageNet(model.width(), model.height(), Fit.STRETCH));
    }

    /** How batches of its own are run for a network. */
    public SweepSettings sweepsOf(Model model) {
        return new SweepSettings(session, memory, preprocessingOf(model));
    }

    public ExplainerSettings withSession(SessionSettings other) {
        return new ExplainerSettings(other, memory, seed, skipNotApplicable, preprocessing, listener);
    }

    public ExplainerSettings withMemory(long bytes) {
        return new ExplainerSettings(session, bytes, seed, skipNotApplicable, preprocessing, listener);
    }

    public ExplainerSettings withSeed(long other) {
        return new ExplainerSettings(session, memory, other, skipNotApplicable, preprocessing, listener);
    }

    public ExplainerSettings skippingNotApplicable() {
        return new ExplainerSettings(session, memory, seed, true, preprocessing, listener);
    }

    public ExplainerSettings withPreprocessing(Preprocessing other) {
        return new ExplainerSettings(session, memory, seed, skipNotApplicable, Optional.of(other), listener);
    }

    public ExplainerSettings withListener(MethodListener other) {
        return new ExplainerSettings(session, memory, seed, skipNotApplicable, preprocessing, other);
    }
}

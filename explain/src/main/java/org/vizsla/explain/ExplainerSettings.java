package org.vizsla.explain;

import org.vizsla.runtime.SessionSettings;

/**
 * How an explainer runs.
 *
 * @param session device and threads
 * @param memory bytes that the activations of the batches of streamed methods may take
 * @param seed where all that is random comes from: the same seed gives the same bytes
 * @param skipNotApplicable whether a method that has no meaning for the network is left out, and {@link Explanation#notApplicable()} says why; else it fails
 */
public record ExplainerSettings(SessionSettings session, long memory, long seed, boolean skipNotApplicable) {
    public static final ExplainerSettings DEFAULT = new ExplainerSettings(SessionSettings.DEFAULT, 1L << 30, 0, false);

    public ExplainerSettings {
        if (memory <= 0) {
            throw new IllegalArgumentException("memory: " + memory);
        }
    }

    public ExplainerSettings withSession(SessionSettings other) {
        return new ExplainerSettings(other, memory, seed, skipNotApplicable);
    }

    public ExplainerSettings withMemory(long bytes) {
        return new ExplainerSettings(session, bytes, seed, skipNotApplicable);
    }

    public ExplainerSettings withSeed(long other) {
        return new ExplainerSettings(session, memory, other, skipNotApplicable);
    }

    public ExplainerSettings skippingNotApplicable() {
        return new ExplainerSettings(session, memory, seed, true);
    }
}

package org.vizsla.report.job;

import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.sweep.Footprint;

/**
 * How many sources are explained side by side, and how each of them is: a source takes time in which the network waits (it is read, drawn, compressed), and small networks gain little by a second thread.
 * Threads and memory are shared out.
 *
 * @param settings of the explainer that serves all of them
 */
record Lanes(int count, ExplainerSettings settings) {
    /** Values of a network and their cotangents, as float32, some of them twice. */
    private static final long BYTES = 12;

    /**
     * Shares out what there is.
     *
     * @param sources how many there are at once, at most
     */
    static Lanes of(ExplanationRequest request, int sources) {
        ExplainerSettings settings = request.settings();
        int threads = settings.session().threads();
        int cores = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
        long one = Math.max(1, BYTES * Footprint.of(request.model().graph()).activations());
        long fitting = Math.min(settings.memory() / one, Math.min(cores, sources));
        if (fitting <= 1) {
            return new Lanes(1, settings);
        }
        int count = Math.toIntExact(fitting);
        return new Lanes(
                count,
                settings.withSession(settings.session().withThreads(cores / count))
                        .withMemory(settings.memory() / count));
    }
}

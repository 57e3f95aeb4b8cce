package org.vizsla.report.job;

import java.util.Optional;
import java.util.function.Consumer;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.graph.VizslaException;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

/**
 * Explains sources, and hands each result over as it comes: memory does not grow with their number.
 *
 * <p>A job writes no file and prints no line. It may run several times, and at the same time as others.
 */
public record ExplanationJob(ExplanationRequest request) {
    /** So many sources may leave more memory behind than a few do. */
    private static final int MANY = 32;

    /**
     * Compiles the methods, and explains all sources, one after the other; each result is taken before the next source is begun.
     *
     * @param cancellation ends this job, and no other
     * @param results takes each source's result; an exception of it counts as a failure of the source
     * @throws VizslaException if there is only one source and it fails, or the request fits no source
     * @throws NotApplicableException if no method applies to the network
     * @throws CancelledException if the job was cancelled
     */
    public JobSummary run(Cancellation cancellation, JobListener listener, Consumer<ExplainedSource> results) {
        try (Explainer explainer =
                Explainer.open(request.model(), request.methods(), request.settings(), cancellation)) {
            return run(explainer, cancellation, listener, results);
        }
    }

    /** The same with an explainer that is open already, and has the request's methods: it may serve several jobs at once. */
    public JobSummary run(
            Explainer explainer, Cancellation cancellation, JobListener listener, Consumer<ExplainedSource> results) {
        return run(explainer, 1).run(cancellation, listener, explained -> () -> results.accept(explained));
    }

    /** The same with as many sources side by side as there are threads and memory for, a thread for each; results are those of one after the other. */
    public JobSummary runSideBySide(Cancellation cancellation, JobListener listener, JobResults results) {
        Lanes lanes = Lanes.of(request, request.sources().size());
        try (Explainer explainer = Explainer.open(request.model(), request.methods(), lanes.settings(), cancellation)) {
            return run(explainer, lanes.count()).run(cancellation, listener, results);
        }
    }

    private JobRun run(Explainer explainer, int lanes) {
        int sources = request.sources().size();
        return new JobRun(
                request,
                explainer,
                lanes,
                JobRun.order(request),
                sources == 1,
                sources < MANY ? Optional.empty() : Optional.of(new DirectMemory()));
    }
}

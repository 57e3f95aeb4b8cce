package org.vizsla.report.job;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Explainer;
import org.vizsla.report.source.Source;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

/** A job whose sources come in parts, one after the other: its explainer is compiled once, and serves all of them. */
public final class JobInParts implements AutoCloseable {
    private final ExplanationRequest request;
    private final Lanes lanes;
    private final Comparator<AttributionMethod> order;
    private final Explainer explainer;
    private final DirectMemory memory = new DirectMemory();

    /**
     * Compiles the methods.
     *
     * @param request whose own sources are not explained
     * @param most how many sources a part has at most
     * @param cancellation ends the compilation
     * @throws org.vizsla.explain.network.NotApplicableException if no method applies to the network
     */
    public JobInParts(ExplanationRequest request, int most, Cancellation cancellation) {
        this.request = request;
        this.lanes = Lanes.of(request, most);
        this.order = JobRun.order(request);
        this.explainer = Explainer.open(request.model(), request.methods(), lanes.settings(), cancellation);
    }

    /**
     * Explains a part, its sources side by side; one that fails leaves the others, also where there is only one.
     *
     * @throws CancelledException if it was cancelled
     */
    public JobSummary run(
            List<? extends Source> part, Cancellation cancellation, JobListener listener, JobResults results) {
        return new JobRun(request.withSources(part), explainer, lanes.count(), order, false, Optional.of(memory))
                .run(cancellation, listener, results);
    }

    @Override
    public void close() {
        explainer.close();
    }
}

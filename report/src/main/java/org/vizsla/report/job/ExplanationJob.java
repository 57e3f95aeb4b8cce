package org.vizsla.report.job;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.cost.CostEstimate;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.explain.sweep.BatchEngine;
import org.vizsla.graph.VizslaException;
import org.vizsla.report.source.Source;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

/**
 * Explains sources, and hands each result over as it comes: memory does not grow with their number.
 *
 * <p>A job writes no file and prints no line. It may run several times, and at the same time as others.
 */
public record ExplanationJob(ExplanationRequest request) {
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
        return run(explainer, 1, cancellation, listener, explained -> () -> results.accept(explained));
    }

    /** The same with as many sources side by side as there are threads and memory for, a thread for each; results are those of one after the other. */
    public JobSummary runSideBySide(Cancellation cancellation, JobListener listener, JobResults results) {
        Lanes lanes = Lanes.of(request);
        try (Explainer explainer = Explainer.open(request.model(), request.methods(), lanes.settings(), cancellation)) {
            return run(explainer, lanes.count(), cancellation, listener, results);
        }
    }

    private JobSummary run(
            Explainer explainer, int lanes, Cancellation cancellation, JobListener listener, JobResults results) {
        int all = request.sources().size();
        JobListener told = new OneAtATime(listener);
        SourceExplainer of = new SourceExplainer(request, explainer, told, results, order());
        AtomicInteger failed = new AtomicInteger();
        Consumer<Outcome> inOrder = outcome -> {
            if (!isDone(outcome, told)) {
                failed.incrementAndGet();
            }
        };
        if (lanes == 1) {
            for (int place = 0; place < all; place++) {
                cancellation.check();
                inOrder.accept(outcome(of, place, told, cancellation));
            }
        } else {
            try (BatchEngine engine = new BatchEngine()) {
                engine.run(all, lanes, cancellation, (place, ofPart) -> outcome(of, place, told, ofPart), inOrder);
            }
        }
        return new JobSummary(all, failed.get());
    }

    /** What became of a source: what is left to do, or why it failed. */
    private record Outcome(
            Source source,
            List<String> notes,
            Runnable left,
            @Nullable VizslaException failure) {}

    private Outcome outcome(SourceExplainer of, int place, JobListener listener, Cancellation cancellation) {
        Source source = request.sources().get(place);
        listener.begins(source);
        try {
            ExplainedSource explained = of.explain(place, cancellation);
            return new Outcome(source, explained.notes(), of.results().all(explained), null);
        } catch (TargetCountException | NotApplicableException | CancelledException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            return new Outcome(source, List.of(), () -> {}, failure(source, e));
        }
    }

    /** Does what is left to do about a source; whether that and all before went well. */
    private boolean isDone(Outcome outcome, JobListener listener) {
        Source source = outcome.source();
        VizslaException failure = outcome.failure();
        if (failure == null) {
            listener.notes(source, outcome.notes());
            try {
                outcome.left().run();
            } catch (CancelledException e) {
                throw e;
            } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
                failure = failure(source, e);
            }
        }
        if (failure != null) {
            listener.fails(source, failure);
        }
        listener.ends(source);
        return failure == null;
    }

    /** A failure that nobody foresaw is one of its source too, and leaves the others; that of a single source is thrown as it is. */
    private VizslaException failure(Source source, Throwable failure) {
        if (request.sources().size() == 1) {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }
        return failure instanceof VizslaException known
                ? known
                : new VizslaException("internal error at " + source.name() + ": " + failure, failure);
    }

    /** The fastest methods come first; where at most one takes turns, there is nothing to estimate. */
    private Comparator<AttributionMethod> order() {
        List<AttributionMethod> streamed = request.methods().stream()
                .filter(StreamedMethod.class::isInstance)
                .toList();
        return streamed.size() > 1
                ? CostEstimate.of(request.model(), streamed).fastestFirst()
                : (unused, unusedToo) -> 0;
    }
}

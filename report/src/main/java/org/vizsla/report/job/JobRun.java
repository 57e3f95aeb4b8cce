package org.vizsla.report.job;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
 * Explains the sources of a request with an explainer that is open.
 *
 * @param lanes how many sources are explained side by side
 * @param order of methods that take turns
 * @param throwing whether a failure of a source is thrown as it is, which suits a single one
 * @param memory that sources leave behind, where there are many
 */
record JobRun(
        ExplanationRequest request,
        Explainer explainer,
        int lanes,
        Comparator<AttributionMethod> order,
        boolean throwing,
        Optional<DirectMemory> memory) {
    JobSummary run(Cancellation cancellation, JobListener listener, JobResults results) {
        int all = request.sources().size();
        JobListener told = new OneAtATime(listener);
        SourceExplainer of = new SourceExplainer(request, explainer, told, results, order);
        AtomicInteger failed = new AtomicInteger();
        Consumer<Outcome> inOrder = outcome -> {
            if (!isDone(outcome, told)) {
                failed.incrementAndGet();
            }
            memory.ifPresent(DirectMemory::collectWhatIsLeft);
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
        if (throwing) {
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
    static Comparator<AttributionMethod> order(ExplanationRequest request) {
        List<AttributionMethod> streamed = request.methods().stream()
                .filter(StreamedMethod.class::isInstance)
                .toList();
        return streamed.size() > 1
                ? CostEstimate.of(request.model(), streamed).fastestFirst()
                : (unused, unusedToo) -> 0;
    }
}

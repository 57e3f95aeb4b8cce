package org.vizsla.report.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.vizsla.evaluate.KnownScene;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.Target;
import org.vizsla.explain.cost.CostEstimate;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.report.source.OpenedSource;
import org.vizsla.report.source.Source;
import org.vizsla.report.source.SourceImages;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

/**
 * Explains sources one after the other, and hands each result over before the next is begun: memory does not grow with their number.
 *
 * <p>A job writes no file and prints no line. It may run several times, and at the same time as others.
 */
public record ExplanationJob(ExplanationRequest request) {
    /**
     * Compiles the methods, and explains all sources.
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
        int all = request.sources().size();
        int failed = 0;
        Call call = Call.DEFAULT.withSeed(request.seed()).withOrder(order()).withCancellation(cancellation);
        for (int place = 0; place < all; place++) {
            cancellation.check();
            Source source = request.sources().get(place);
            listener.begins(source);
            try {
                ExplainedSource explained = explain(explainer, call, listener, place);
                listener.notes(source, explained.notes());
                results.accept(explained);
            } catch (TargetCountException | NotApplicableException | CancelledException e) {
                throw e;
            } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
                if (all == 1) {
                    throw e;
                }
                failed++;
                listener.fails(source, known(source, e));
            }
            listener.ends(source);
        }
        return new JobSummary(all, failed);
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

    /** A failure that nobody foresaw is one of its source too, and leaves the others. */
    private static VizslaException known(Source source, Throwable failure) {
        return failure instanceof VizslaException known
                ? known
                : new VizslaException("internal error at " + source.name() + ": " + failure, failure);
    }

    private ExplainedSource explain(Explainer explainer, Call call, JobListener listener, int place) {
        long start = System.nanoTime();
        Model model = request.model();
        Source source = request.sources().get(place);
        OpenedSource opened = source.open();
        SourceImages read = opened.images(model, request.preprocessing());
        Tensor images = read.values();
        int count = images.shape().length(0);
        List<Target> targets = request.targets()
                .of(source, model.labels(), place, request.sources().size(), count);
        Tensor asked = targets.size() == count ? images : repeated(images, targets.size());
        Optional<KnownScene> scene = opened.scene(request.preprocessing());
        int named = opened.isArray() ? targets.size() : 1;
        List<EntryBuilder> entries = new ArrayList<>();
        for (int row = 0; row < targets.size(); row++) {
            entries.add(new EntryBuilder(model, name(source, row, named), asked.rows(row, 1), row, scene));
        }
        Function<Explanation, ExplainedSource> result = explanation -> new ExplainedSource(
                source,
                opened.isArray(),
                read.notes(),
                read.photograph(),
                read.seen(),
                explanation,
                entries.stream().map(entry -> entry.of(explanation)).toList(),
                Duration.ofNanos(System.nanoTime() - start));
        Explanation explanation =
                explainer.explain(asked, call.withTargets(targets).withListener(new Call.Listener() {
                    @Override
                    public void progress(String method, double part) {
                        listener.progresses(method, part);
                    }

                    @Override
                    public void ended(Explanation part) {
                        checkFinite(source, part);
                        listener.explains(result.apply(part));
                    }
                }));
        checkFinite(source, explanation);
        return result.apply(explanation);
    }

    private static String name(Source source, int row, int named) {
        return named > 1 ? source.name() + "[" + row + "]" : source.name();
    }

    private static void checkFinite(Source source, Explanation explanation) {
        for (float score : explanation.scores().floats()) {
            if (!Float.isFinite(score)) {
                throw new VizslaException("the network's scores for " + source.name() + " are not finite (one is "
                        + score + "), so there is nothing to explain");
            }
        }
    }

    /** One image several times, {@code [times, C, H, W]}. */
    private static Tensor repeated(Tensor image, int times) {
        float[] values = image.floats();
        float[] all = new float[Math.multiplyExact(values.length, times)];
        for (int i = 0; i < times; i++) {
            System.arraycopy(values, 0, all, i * values.length, values.length);
        }
        Shape one = image.shape();
        return Tensor.ofFloats(Shape.of(times, one.size(1), one.size(2), one.size(3)), all);
    }
}

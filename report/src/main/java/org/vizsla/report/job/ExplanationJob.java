package org.vizsla.report.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.vizsla.evaluate.JudgedMap;
import org.vizsla.evaluate.KnownScene;
import org.vizsla.evaluate.Region;
import org.vizsla.evaluate.Scores;
import org.vizsla.evaluate.Truth;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Target;
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
        Call call = Call.DEFAULT
                .withSeed(request.seed())
                .withListener(listener::progresses)
                .withCancellation(cancellation);
        for (int place = 0; place < all; place++) {
            cancellation.check();
            Source source = request.sources().get(place);
            listener.begins(source);
            try {
                ExplainedSource explained = explain(explainer, call, place);
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

    /** A failure that nobody foresaw is one of its source too, and leaves the others. */
    private static VizslaException known(Source source, Throwable failure) {
        return failure instanceof VizslaException known
                ? known
                : new VizslaException("internal error at " + source.name() + ": " + failure, failure);
    }

    private ExplainedSource explain(Explainer explainer, Call call, int place) {
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
        Explanation explanation = explainer.explain(asked, call.withTargets(targets));
        checkFinite(source, explanation);
        Optional<KnownScene> scene = opened.scene(request.preprocessing());
        int named = opened.isArray() ? targets.size() : 1;
        List<ExplainedEntry> entries = new ArrayList<>();
        for (int row = 0; row < targets.size(); row++) {
            entries.add(entry(name(source, row, named), asked.rows(row, 1), explanation, row, scene));
        }
        return new ExplainedSource(
                source,
                opened.isArray(),
                read.notes(),
                read.photograph(),
                read.seen(),
                explanation,
                entries,
                Duration.ofNanos(System.nanoTime() - start));
    }

    private ExplainedEntry entry(
            String name, Tensor image, Explanation explanation, int row, Optional<KnownScene> scene) {
        List<ScoredClass> classes = ScoredClass.all(
                request.model(), explanation.scores().rows(row, 1).floats());
        ScoredClass target = classes.get(explanation.targets().get(row));
        Optional<Truth> truth = scene.map(known -> known.about(target.name()));
        Optional<Region> region = truth.map(Truth::region);
        int height = request.model().height();
        int width = request.model().width();
        Map<String, ExplainedMap> maps = new LinkedHashMap<>();
        explanation.attributions().forEach((method, attribution) -> {
            Tensor values = attribution.map().rows(row, 1);
            Optional<Scores> scores = values.shape().rank() == 4
                    ? Optional.of(Scores.of(JudgedMap.of(method, values, height, width, region)))
                    : Optional.empty();
            maps.put(
                    method,
                    new ExplainedMap(
                            values, attribution.layers(), attribution.findings().get(row), scores));
        });
        return new ExplainedEntry(name, image, target, ScoredClass.best(classes), truth, maps);
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

package org.vizsla.report.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.vizsla.evaluate.KnownScene;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Target;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.report.source.OpenedSource;
import org.vizsla.report.source.Source;
import org.vizsla.report.source.SourceImages;
import org.vizsla.runtime.Cancellation;

/**
 * Explains the sources of a request, each by itself. Safe to use from several threads.
 *
 * @param order of methods that take turns
 */
record SourceExplainer(
        ExplanationRequest request,
        Explainer explainer,
        JobListener listener,
        JobResults results,
        Comparator<AttributionMethod> order) {
    /**
     * Explains one, and hands parts of the result over.
     *
     * @param place of the source among those of the request
     */
    ExplainedSource explain(int place, Cancellation cancellation) {
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
                place,
                source,
                opened.isArray(),
                read.notes(),
                read.photograph(),
                read.seen(),
                explanation,
                entries.stream().map(entry -> entry.of(explanation)).toList(),
                Duration.ofNanos(System.nanoTime() - start));
        Explanation explanation =
                explainer.explain(asked, call(cancellation, targets).withListener(new Call.Listener() {
                    @Override
                    public void progress(String method, double part) {
                        listener.progresses(source, method, part);
                    }

                    @Override
                    public void ended(Explanation part) {
                        checkFinite(source, part);
                        results.some(result.apply(part));
                    }
                }));
        checkFinite(source, explanation);
        return result.apply(explanation);
    }

    private Call call(Cancellation cancellation, List<Target> targets) {
        return Call.DEFAULT
                .withSeed(request.seed())
                .withOrder(order)
                .withCancellation(cancellation)
                .withTargets(targets);
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

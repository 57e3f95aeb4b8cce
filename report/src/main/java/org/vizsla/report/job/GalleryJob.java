package org.vizsla.report.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.vizsla.explain.Reason;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.optimize.FeatureDetectorEvolution;
import org.vizsla.optimize.Stage;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

/** A job that explains images by their gradients and trains the classifier further on each: an {@link ExplanationJob}, with an evolution after each of its results. */
public record GalleryJob(GalleryRequest request) {
    /**
     * Explains all images, one after the other.
     *
     * @param results takes each image's result
     * @throws CancelledException if the job was cancelled
     */
    public JobSummary run(Cancellation cancellation, GalleryListener listener, Consumer<GallerySample> results) {
        Optional<FeatureDetectorEvolution> evolution = request.evolution()
                .map(settings ->
                        FeatureDetectorEvolution.open(request.model(), settings, request.session(), cancellation));
        try {
            return new ExplanationJob(request.explanations()).run(cancellation, listener, explained -> {
                checkGradient(explained);
                for (int row = 0; row < explained.entries().size(); row++) {
                    cancellation.check();
                    results.accept(sample(explained, row, evolution, cancellation, listener));
                }
            });
        } finally {
            evolution.ifPresent(FeatureDetectorEvolution::close);
        }
    }

    /** A gallery is about gradients: without one there is nothing to show. */
    private static void checkGradient(ExplainedSource explained) {
        Reason none = explained.explanation().notApplicable().get(Saliency.DEFAULT.name());
        if (none != null) {
            throw none.remedy()
                    .map(remedy -> new NotApplicableException(none.message(), remedy))
                    .orElseGet(() -> new NotApplicableException(none.message()));
        }
    }

    private GallerySample sample(
            ExplainedSource explained,
            int row,
            Optional<FeatureDetectorEvolution> evolution,
            Cancellation cancellation,
            GalleryListener listener) {
        long start = System.nanoTime();
        ExplainedEntry entry = explained.entries().get(row);
        listener.explained(entry.name());
        List<Stage> stages = evolution
                .map(training ->
                        training.run(entry.image(), entry.target().index(), stage -> listener.evolved(), cancellation))
                .orElse(List.of());
        return new GallerySample(
                explained.source(),
                explained.isArray(),
                row,
                explained.entries().size(),
                entry,
                stages,
                evolution.flatMap(training -> request.evolution().map(settings -> Training.of(settings, training))),
                explained
                        .time()
                        .dividedBy(explained.entries().size())
                        .plus(Duration.ofNanos(System.nanoTime() - start)));
    }
}

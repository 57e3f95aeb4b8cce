package org.vizsla.report.example;

import org.vizsla.explain.network.Layers;
import org.vizsla.graph.VizslaException;
import org.vizsla.optimize.example.ExampleSearch;
import org.vizsla.report.job.JobListener;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

/** Looks for examples among sources. A job writes no file and prints no line; memory does not grow with the number of sources. */
public record ExamplesJob(ExamplesRequest request) {
    /**
     * Looks at all sources.
     *
     * @param cancellation ends it; examples are then among those that were looked at
     * @throws VizslaException if there is no such channel, or no source can be read
     * @throws CancelledException if it was cancelled before the first image
     */
    public FoundExamples run(Cancellation cancellation, JobListener listener) {
        try (ExampleSearch search = new ExampleSearch(
                new Layers(request.model()),
                request.channels(),
                request.ranking(),
                request.count(),
                request.memory(),
                request.session())) {
            SeenImages images = SeenImages.read(
                    request.model(),
                    request.preprocessing(),
                    request.sources(),
                    request.targets(),
                    listener,
                    cancellation,
                    (number, image, target) -> search.see(number, image, target, Cancellation.NEVER));
            return new FoundExamples(
                    search.found(Cancellation.NEVER), images.all(), images.failed(), images.complete());
        }
    }
}

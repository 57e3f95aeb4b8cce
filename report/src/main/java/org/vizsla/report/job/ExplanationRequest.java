package org.vizsla.report.job;

import java.util.List;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.report.source.Source;

/**
 * What is to be explained, and how.
 *
 * @param preprocessing of sources that are images
 * @param settings how the methods run; the request sets their preprocessing
 * @param seed where all that is random comes from: the same seed gives the same bytes
 */
public record ExplanationRequest(
        Model model,
        Preprocessing preprocessing,
        List<AttributionMethod> methods,
        List<Source> sources,
        Targets targets,
        ExplainerSettings settings,
        long seed) {
    public ExplanationRequest {
        methods = List.copyOf(methods);
        sources = List.copyOf(sources);
        settings = settings.withPreprocessing(preprocessing);
    }

    /** The same with another number of threads, 0 for one per core. */
    public ExplanationRequest withThreads(int threads) {
        return new ExplanationRequest(
                model,
                preprocessing,
                methods,
                sources,
                targets,
                settings.withSession(settings.session().withThreads(threads)),
                seed);
    }

    /** The same for other sources. */
    public ExplanationRequest withSources(List<? extends Source> others) {
        return new ExplanationRequest(model, preprocessing, methods, List.copyOf(others), targets, settings, seed);
    }
}

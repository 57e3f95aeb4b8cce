package org.vizsla.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Target;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.optimize.EvolutionSettings;
import org.vizsla.optimize.FeatureDetectorEvolution;
import org.vizsla.render.gallery.Fact;
import org.vizsla.render.gallery.GalleryPage;
import org.vizsla.render.gallery.GalleryRow;
import org.vizsla.runtime.SessionSettings;

/**
 * The page about many pictures in the making.
 *
 * @param evolving how the classifier is trained on; empty to leave the evolution out, which takes most of the time
 * @param out the folder for the page, and for a folder a picture
 */
record Gallery(
        Model model,
        Preprocessing preprocessing,
        Optional<EvolutionSettings> evolving,
        SessionSettings settings,
        Path out) {

    /**
     * Explains all sources and writes the page, unless none could be explained.
     *
     * @param named the targets that the user named, see {@link TargetOption}
     * @param finished what to do once the page is there; it gets what each {@code result.json} holds
     */
    void make(List<Source> sources, List<Target> named, Finish finished) {
        int steps = evolving.map(training -> training.epochs() + 2).orElse(1);
        List<GalleryRow> rows = new ArrayList<>();
        List<Object> results = new ArrayList<>();
        Optional<FeatureDetectorEvolution> evolution =
                evolving.map(training -> FeatureDetectorEvolution.open(model, training, settings));
        try (Explainer explainer = Explainer.open(model, List.of(Saliency.DEFAULT), settings);
                Progress progress = Progress.of("Gallery", (long) sources.size() * steps)) {
            GalleryWork work = new GalleryWork(
                    model,
                    preprocessing,
                    explainer,
                    evolution,
                    evolving.orElse(EvolutionSettings.DEFAULT),
                    out,
                    progress);
            Report report = new Report(model, settings);
            Failures failures = new Failures(sources.size(), progress);
            FolderNames names = new FolderNames();
            for (int i = 0; i < sources.size(); i++) {
                Source source = sources.get(i);
                int place = i;
                failures.attempt(() -> {
                    Tensor input = source.load(model, preprocessing);
                    int count = Math.toIntExact(input.shape().size(0));
                    List<Target> targets = TargetOption.of(named, source, place, sources.size(), count);
                    for (int row = 0; row < count; row++) {
                        GalleryWork.Sample sample = new GalleryWork.Sample(
                                source,
                                count == 1 ? source.name() : source.name() + "[" + row + "]",
                                count == 1 ? names.of(source) : names.of(source, row),
                                input.rows(row, 1),
                                targets.get(row));
                        Map<String, Object> result = report.of(source, preprocessing);
                        rows.add(work.explain(sample, result, report));
                        results.add(result);
                    }
                });
            }
            if (!failures.areAll()) {
                page(evolution, rows).write(out);
                finished.with(results, progress);
            }
            failures.finish();
        } finally {
            evolution.ifPresent(FeatureDetectorEvolution::close);
        }
    }

    /** What follows a page that was written. */
    interface Finish {
        void with(List<Object> results, Progress progress);
    }

    private GalleryPage page(Optional<FeatureDetectorEvolution> evolution, List<GalleryRow> rows) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "pictures",
                preprocessing.fit().name().toLowerCase(Locale.ROOT) + " to " + model.width() + " × " + model.height()));
        evolving.ifPresent(training -> {
            String layers = evolution
                    .map(shown -> String.join(", ", shown.part().layers()))
                    .orElse("");
            facts.add(new Fact("objective", EvolutionOptions.nameOf(training.objective())));
            facts.add(new Fact("trained", layers));
            facts.add(new Fact("epochs", Integer.toString(training.epochs())));
            facts.add(new Fact("learning rate", Float.toString(training.learningRate())));
        });
        facts.add(new Fact("Vizsla", Version.current()));
        return new GalleryPage("What " + model.name() + " looks at", model.name(), Report.now(), facts, rows);
    }
}

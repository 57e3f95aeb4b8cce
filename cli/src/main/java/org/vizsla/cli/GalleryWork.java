package org.vizsla.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.evaluate.EnergyInside;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Target;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.optimize.EvolutionSettings;
import org.vizsla.optimize.FeatureDetectorEvolution;
import org.vizsla.optimize.Stage;
import org.vizsla.render.Notice;
import org.vizsla.render.Planes;
import org.vizsla.render.evolution.Evolution;
import org.vizsla.render.gallery.ClassScore;
import org.vizsla.render.gallery.GalleryFiles;
import org.vizsla.render.gallery.GalleryRow;
import org.vizsla.render.gallery.InsideShare;
import org.vizsla.render.gallery.SamplePictures;
import org.vizsla.runtime.Cancellation;

/** Explains one sample after the other, and writes the files of each. */
final class GalleryWork {
    private final Model model;
    private final Preprocessing preprocessing;
    private final Explainer explainer;
    private final Optional<FeatureDetectorEvolution> evolution;
    private final EvolutionSettings settings;
    private final Path out;
    private final Progress progress;

    GalleryWork(
            Model model,
            Preprocessing preprocessing,
            Explainer explainer,
            Optional<FeatureDetectorEvolution> evolution,
            EvolutionSettings settings,
            Path out,
            Progress progress) {
        this.model = model;
        this.preprocessing = preprocessing;
        this.explainer = explainer;
        this.evolution = evolution;
        this.settings = settings;
        this.out = out;
        this.progress = progress;
    }

    /**
     * A picture of the gallery.
     *
     * @param source that it comes from
     * @param name as it is shown
     * @param folder of its files, in the gallery's folder
     * @param input preprocessed, {@code [1, C, H, W]}
     */
    record Sample(Source source, String name, String folder, Tensor input, Target target) {}

    /** Writes a sample's files, completes its report, and answers its row of the page. */
    GalleryRow explain(Sample sample, Map<String, Object> result, Report report) {
        long start = System.nanoTime();
        progress.say(sample.name());
        Explanation explanation = explainer.explain(sample.input(), Call.of(sample.target()));
        progress.step();
        int target = explanation.targets().get(0);
        List<Stage> stages = evolution
                .map(training -> training.run(sample.input(), target, stage -> progress.step(), Cancellation.NEVER))
                .orElse(List.of());
        Optional<Truth> truth = Truth.about(sample.source(), target, model, preprocessing);
        Tensor gradient = explanation.map(Saliency.DEFAULT.name());
        Planes input = ExplanationFiles.planes(sample.input(), 0);
        Planes map = ExplanationFiles.planes(gradient, 0);
        Optional<Evolution> frames = stages.isEmpty()
                ? Optional.empty()
                : Optional.of(EvolutionFrames.of(model.labels().name(target), stages, truth));
        Path folder = out.resolve(sample.folder());
        new SamplePictures(input, map, frames, truth.map(Truth::pixels)).write(folder, Evolution.FRAME_TIME);

        float[] probabilities = report.probabilities(explanation.scores());
        result.put("target", report.entry(target, explanation.scores(), probabilities));
        result.put("top", report.top(explanation.scores(), probabilities));
        List<String> notices = new ArrayList<>();
        Notice.about("gradient", map).ifPresent(notice -> notices.add(notice.line()));
        result.put("notices", notices);
        truth.ifPresent(known -> {
            result.put("truth", known.entry());
            result.put("energy_inside", known.energyInside(gradient));
        });
        evolution.ifPresent(training -> result.put("evolution", evolution(training, stages, truth)));
        result.put("seconds", Report.secondsSince(start));
        Report.write(folder.resolve(GalleryFiles.RESULT), result);
        return new GalleryRow(
                sample.name(),
                sample.folder(),
                map.width(),
                map.height(),
                score(target, probabilities),
                Report.best(probabilities).stream()
                        .map(index -> score(index, probabilities))
                        .toList(),
                frames.map(Evolution::captions).orElse(List.of()),
                notices,
                truth.map(known -> inside(known, gradient)));
    }

    private static InsideShare inside(Truth truth, Tensor gradient) {
        EnergyInside energy = truth.energy(gradient);
        return new InsideShare(truth.animal().species().displayName(), energy.share(), energy.chance());
    }

    private ClassScore score(int index, float[] probabilities) {
        return new ClassScore(index, model.labels().name(index), probabilities[index]);
    }

    private Map<String, Object> evolution(
            FeatureDetectorEvolution training, List<Stage> stages, Optional<Truth> truth) {
        Map<String, Object> map = EvolutionFrames.training(settings, training);
        map.put("stages", EvolutionFrames.entries(stages, truth));
        return map;
    }
}

package org.vizsla.report.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vizsla.evaluate.Truth;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Target;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.optimize.CheckpointEvolution;
import org.vizsla.optimize.EvolutionSettings;
import org.vizsla.optimize.FeatureDetectorEvolution;
import org.vizsla.optimize.FirstFilters;
import org.vizsla.optimize.Stage;
import org.vizsla.report.source.OpenedSource;
import org.vizsla.report.source.Source;
import org.vizsla.report.source.SourceImages;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;
import org.vizsla.runtime.SessionSettings;

/**
 * A job that follows the gradient of one image over training.
 *
 * @param model the network; of a series of checkpoints the last one, whose most probable class is the target unless one is named
 */
public record EvolutionJob(
        Model model, Preprocessing preprocessing, Source source, Targets targets, SessionSettings session) {
    /** The image, and what is asked about it. */
    private record Asked(Tensor image, boolean isArray, List<String> notes, int target, Optional<Truth> truth) {}

    /**
     * Trains the classifier further.
     *
     * @param progress runs after each stage
     * @throws ImageCountException if the source holds several images
     * @throws CancelledException if the job was cancelled
     */
    public EvolvedSource train(EvolutionSettings settings, Cancellation cancellation, Runnable progress) {
        long start = System.nanoTime();
        Asked asked = ask(cancellation);
        try (FeatureDetectorEvolution evolution =
                FeatureDetectorEvolution.open(model, settings, session, cancellation)) {
            List<Stage> stages = evolution.run(asked.image(), asked.target(), stage -> progress.run(), cancellation);
            return evolved(asked, stages, List.of(), Optional.of(Training.of(settings, evolution)), start);
        }
    }

    /**
     * Goes over the checkpoints that a training left, one after the other.
     *
     * @param progress runs after each
     * @throws ImageCountException if the source holds several images
     * @throws VizslaException if one is of another network
     * @throws CancelledException if the job was cancelled
     */
    public EvolvedSource follow(List<Checkpoint> checkpoints, Cancellation cancellation, Runnable progress) {
        long start = System.nanoTime();
        Asked asked = ask(cancellation);
        List<Stage> stages = new ArrayList<>();
        List<Tensor> filters = new ArrayList<>();
        for (Checkpoint checkpoint : checkpoints) {
            cancellation.check();
            Model state = checkpoint.model().get();
            checkLike(state, checkpoint);
            stages.add(CheckpointEvolution.stage(
                    state,
                    checkpoint.label(),
                    asked.image(),
                    Call.of(asked.target()).withCancellation(cancellation),
                    session));
            FirstFilters.of(state).ifPresent(filters::add);
            progress.run();
        }
        return evolved(asked, stages, filters, Optional.empty(), start);
    }

    private Asked ask(Cancellation cancellation) {
        OpenedSource opened = source.open();
        SourceImages read = opened.images(model, preprocessing);
        Tensor image = read.values();
        if (image.shape().size(0) != 1) {
            throw new ImageCountException(source.origin(), image.shape().size(0));
        }
        Target wanted = targets.of(source, model.labels(), 0, 1, 1).get(0);
        try (Explainer explainer =
                Explainer.open(model, List.of(), ExplainerSettings.DEFAULT.withSession(session), cancellation)) {
            int target = explainer
                    .explain(image, Call.of(wanted).withCancellation(cancellation))
                    .targets()
                    .get(0);
            Optional<Truth> truth = opened.scene(preprocessing)
                    .map(scene -> scene.about(model.labels().name(target)));
            return new Asked(image, opened.isArray(), read.notes(), target, truth);
        }
    }

    private EvolvedSource evolved(
            Asked asked, List<Stage> stages, List<Tensor> filters, Optional<Training> training, long start) {
        return new EvolvedSource(
                source,
                asked.isArray(),
                asked.notes(),
                model,
                asked.target(),
                asked.truth(),
                stages,
                filters,
                training,
                Duration.ofNanos(System.nanoTime() - start));
    }

    private void checkLike(Model state, Checkpoint checkpoint) {
        if (!shape(state).equals(shape(model))) {
            throw new VizslaException(checkpoint.origin() + " is a different network from the last checkpoint: "
                    + shape(state) + ", not " + shape(model));
        }
    }

    private static String shape(Model model) {
        return model.channels() + " x " + model.height() + " x " + model.width() + " to " + model.classes()
                + " classes";
    }
}

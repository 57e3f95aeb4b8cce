package org.vizsla.report.evolution;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vizsla.evaluate.Metrics;
import org.vizsla.evaluate.Truth;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.optimize.Stage;
import org.vizsla.render.Bands;
import org.vizsla.render.GradientScale;
import org.vizsla.render.Planes;
import org.vizsla.render.ScaleRule;
import org.vizsla.render.evolution.Evolution;
import org.vizsla.render.evolution.EvolutionFrame;
import org.vizsla.render.evolution.FilterEvolution;
import org.vizsla.render.evolution.FilterGrid;
import org.vizsla.report.MapNotices;

/** Stages of training as frames of an animation, and as entries of {@code result.json}. */
public final class EvolutionFrames {
    private EvolutionFrames() {}

    /** A frame for each stage. */
    public static Evolution of(
            String className, List<Stage> stages, Optional<Truth> truth, Bands bands, ScaleRule rule) {
        GradientScale scale = rule.over(stages.stream()
                .map(stage -> Planes.of(stage.gradient(), 0).showing(bands))
                .toList());
        List<EvolutionFrame> frames =
                stages.stream().map(stage -> frame(stage, truth, bands, scale)).toList();
        return new Evolution(className, frames);
    }

    /** A stage; the animal is outlined where the truth about the image is known. */
    private static EvolutionFrame frame(Stage stage, Optional<Truth> truth, Bands bands, GradientScale scale) {
        EvolutionFrame frame = EvolutionFrame.of(
                        stage.label(),
                        stage.probability(),
                        Planes.of(stage.gradient(), 0).showing(bands),
                        MapNotices.ofGradient(stage.state()),
                        scale)
                .withScore(stage.score());
        return truth.map(known -> frame.around(
                        known.region().pixels(),
                        known.region().width(),
                        known.score(Metrics.ENERGY_INSIDE, stage.gradient()).value()))
                .orElse(frame);
    }

    /** The filters of the first layer, checkpoint by checkpoint; nothing where they are not colours. */
    static Optional<FilterEvolution> filters(Model model, List<Stage> stages, List<Tensor> filters) {
        if (filters.size() != stages.size() || filters.get(0).shape().size(1) != 3) {
            return Optional.empty();
        }
        List<BufferedImage> grids = filters.stream()
                .map(stage -> FilterGrid.of(IntStream.range(0, stage.shape().length(0))
                        .mapToObj(filter -> Planes.of(stage, filter))
                        .toList()))
                .toList();
        return Optional.of(new FilterEvolution(
                "first filters of " + model.name(),
                stages.stream().map(Stage::label).toList(),
                grids));
    }
}

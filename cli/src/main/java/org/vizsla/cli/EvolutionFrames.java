package org.vizsla.cli;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.optimize.EvolutionSettings;
import org.vizsla.optimize.FeatureDetectorEvolution;
import org.vizsla.optimize.Stage;
import org.vizsla.render.evolution.Evolution;
import org.vizsla.render.evolution.EvolutionFrame;
import org.vizsla.render.evolution.FilterEvolution;
import org.vizsla.render.evolution.FilterGrid;

/** Stages of training as frames of an animation, and as entries of {@code result.json}. */
final class EvolutionFrames {
    private EvolutionFrames() {}

    /** Frames labelled by epoch. */
    static Evolution of(String className, List<Stage> stages, Optional<Truth> truth) {
        List<EvolutionFrame> frames = stages.stream()
                .map(stage -> frame("epoch " + stage.epoch(), stage, truth))
                .toList();
        return new Evolution(className, frames);
    }

    /** A stage; the animal is outlined where the truth about the picture is known. */
    static EvolutionFrame frame(String label, Stage stage, Optional<Truth> truth) {
        EvolutionFrame frame =
                EvolutionFrame.of(label, stage.probability(), ExplanationFiles.planes(stage.gradient(), 0));
        return truth.map(known -> frame.around(
                        known.pixels(),
                        known.width(),
                        known.energy(stage.gradient()).share()))
                .orElse(frame);
    }

    /** The filters of the first layer, checkpoint by checkpoint; nothing where they are not colours. */
    static Optional<FilterEvolution> filters(Model model, List<String> labels, List<Tensor> filters) {
        if (filters.size() != labels.size() || filters.get(0).shape().size(1) != 3) {
            return Optional.empty();
        }
        List<BufferedImage> grids = filters.stream()
                .map(stage -> FilterGrid.of(
                        IntStream.range(0, Math.toIntExact(stage.shape().size(0)))
                                .mapToObj(filter -> ExplanationFiles.planes(stage, filter))
                                .toList()))
                .toList();
        return Optional.of(new FilterEvolution("first filters of " + model.name(), labels, grids));
    }

    /** How the classifier part was trained, so that it can be trained so again. */
    static Map<String, Object> training(EvolutionSettings settings, FeatureDetectorEvolution training) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("objective", EvolutionOptions.nameOf(settings.objective()));
        map.put("learning_rate", settings.learningRate());
        map.put("momentum", settings.momentum());
        map.put("weight_decay", settings.weightDecay());
        map.put("trained", training.part().parameters());
        return map;
    }

    static List<Map<String, Object>> entries(List<Stage> stages, Optional<Truth> truth) {
        return stages.stream().map(stage -> entry(stage, truth)).toList();
    }

    private static Map<String, Object> entry(Stage stage, Optional<Truth> truth) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("epoch", stage.epoch());
        entry.put("score", Report.number(stage.score()));
        entry.put("probability", Report.number(stage.probability()));
        truth.ifPresent(known -> entry.put("energy_inside", known.energyInside(stage.gradient())));
        stage.problem().ifPresent(problem -> entry.put("problem", problem));
        return entry;
    }
}

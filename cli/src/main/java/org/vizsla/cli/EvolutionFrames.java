package org.vizsla.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.explain.evolution.Stage;
import org.vizsla.render.evolution.Evolution;
import org.vizsla.render.evolution.EvolutionFrame;

/** Stages of training as frames of an animation, and as entries of {@code result.json}. */
final class EvolutionFrames {
    private EvolutionFrames() {}

    /** Frames labelled by epoch. */
    static Evolution of(String className, List<Stage> stages) {
        List<EvolutionFrame> frames = stages.stream()
                .map(stage -> frame("epoch " + stage.epoch(), stage))
                .toList();
        return new Evolution(className, frames);
    }

    static EvolutionFrame frame(String label, Stage stage) {
        return EvolutionFrame.of(label, stage.probability(), ExplanationFiles.planes(stage.gradient(), 0));
    }

    static List<Map<String, Object>> entries(List<Stage> stages) {
        return stages.stream().map(EvolutionFrames::entry).toList();
    }

    private static Map<String, Object> entry(Stage stage) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("epoch", stage.epoch());
        entry.put("score", Report.number(stage.score()));
        entry.put("probability", Report.number(stage.probability()));
        stage.problem().ifPresent(problem -> entry.put("problem", problem));
        return entry;
    }
}

package org.vizsla.report.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.evaluate.Metrics;
import org.vizsla.evaluate.Truth;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.optimize.Pace;
import org.vizsla.optimize.Stage;
import org.vizsla.report.job.EvolvedSource;
import org.vizsla.report.job.Training;

/** The gradient over training. */
public final class EvolutionJson {
    private EvolutionJson() {}

    /** The {@code result.json} of an evolution alone. */
    public static Map<String, Object> of(Provenance provenance, EvolvedSource evolved, Preprocessing preprocessing) {
        Map<String, Object> result = provenance.of(evolved.source(), evolved.isArray(), preprocessing);
        evolved.truth().ifPresent(known -> result.put("truth", TruthJson.of(known)));
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("index", evolved.target());
        target.put("name", evolved.model().labels().name(evolved.target()));
        result.put("target", target);
        evolved.training().ifPresent(training -> result.put("training", training(training)));
        result.put("stages", stages(evolved.stages(), evolved.truth()));
        result.put("seconds", ExplanationJson.seconds(evolved.time()));
        return result;
    }

    /** Training and stages, as a part of another report. */
    static Map<String, Object> of(Training training, List<Stage> stages, Optional<Truth> truth) {
        Map<String, Object> evolution = training(training);
        evolution.put("stages", stages(stages, truth));
        return evolution;
    }

    private static List<Map<String, Object>> stages(List<Stage> stages, Optional<Truth> truth) {
        return stages.stream().map(stage -> stage(stage, truth)).toList();
    }

    /** How the classifier was trained, so that the training can be repeated. */
    private static Map<String, Object> training(Training training) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("objective", training.objective());
        if (training.settings().pace() instanceof Pace.Sgd sgd) {
            map.put("learning_rate", sgd.learningRate());
            map.put("momentum", sgd.momentum());
            map.put("weight_decay", sgd.weightDecay());
        } else if (training.settings().pace() instanceof Pace.Even even) {
            map.put("weights_kept", even.kept());
            map.put("probability_at_the_end", even.to());
        }
        map.put("trained", training.parameters());
        return map;
    }

    private static Map<String, Object> stage(Stage stage, Optional<Truth> truth) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("label", stage.label());
        entry.put("score", Json.number(stage.score()));
        if (!Float.isNaN(stage.probability())) {
            entry.put("probability", stage.probability());
        }
        truth.ifPresent(known -> entry.put(
                "energy_inside",
                Json.rounded(
                        known.score(Metrics.ENERGY_INSIDE, stage.gradient()).value())));
        stage.problem().ifPresent(problem -> entry.put("problem", problem));
        return entry;
    }
}

package org.vizsla.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Reason;
import org.vizsla.explain.Target;
import org.vizsla.explain.sampling.Mean;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.graph.suggestion.Setting;
import org.vizsla.menagerie.DrawnPicture;
import org.vizsla.menagerie.Menagerie;
import org.vizsla.menagerie.Scene;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Species;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Picture;
import org.vizsla.models.picture.Preprocessing;

/**
 * A measurement of how well methods point at the animal in fresh scenes of the Menagerie. Every scene is explained as the class that it shows,
 * regardless of what the network answers.
 *
 * <p>Scenes are drawn, explained and discarded a few at a time, so memory does not grow with their number.
 *
 * @param scenes how many; the species take turns
 * @param seed another seed gives other scenes
 */
public record MenagerieStudy(int scenes, long seed) {
    /** Scenes that are explained at once. */
    private static final int PART = 4;

    public MenagerieStudy {
        if (scenes < 1) {
            throw new IllegalArgumentException("a study of " + scenes + " scenes");
        }
    }

    /**
     * Explains all scenes.
     *
     * @param call seed, listener and cancellation of all; the targets are the animals
     * @param listener receives the progress of the study
     * @throws VizslaException if the network does not know the animals
     */
    public ScoreTable of(
            Model model,
            Preprocessing preprocessing,
            List<AttributionMethod> methods,
            ExplainerSettings settings,
            Call call,
            StudyListener listener) {
        List<Integer> classes = classes(model);
        Map<String, MethodScores.Collector> collectors = new LinkedHashMap<>();
        methods.forEach(method -> collectors.put(method.name(), new MethodScores.Collector(method.name())));
        Map<String, Reason> notApplicable = new LinkedHashMap<>();
        Mean.Collector chance = new Mean.Collector();
        Mean.Collector right = new Mean.Collector();
        try (Explainer explainer = Explainer.open(model, methods, settings, call.cancellation())) {
            for (int start = 0; start < scenes; start += PART) {
                int count = Math.min(PART, scenes - start);
                listener.explains(start, count);
                List<Scene> part = scenes(start, count);
                List<Target> targets = part.stream()
                        .map(scene ->
                                Target.of(classes.get(scene.subject().species().index())))
                        .toList();
                Tensor pictures = preprocessing.apply(
                        part.stream().map(MenagerieStudy::picture).toList());
                Explanation explanation = explainer.explain(pictures, call.withTargets(targets));
                notApplicable.putAll(explanation.notApplicable());
                for (int row = 0; row < part.size(); row++) {
                    Scene scene = part.get(row);
                    Region animal = FittedMask.of(
                            scene.subject().mask().pixels(), scene.picture().width(), preprocessing);
                    chance.add(animal.share());
                    right.add(isRight(explanation, row) ? 1 : 0);
                    int place = row;
                    explanation.maps().forEach((method, map) -> {
                        if (map.shape().rank() == 4) {
                            Tensor one = map.rows(place, 1);
                            collectors
                                    .computeIfAbsent(method, MethodScores.Collector::new)
                                    .add(Scores.of(JudgedMap.of(
                                            method, one, animal.height(), animal.width(), Optional.of(animal))));
                        } else {
                            notApplicable.put(
                                    method, Reason.of("its values " + map.shape() + " are not places of an image"));
                        }
                    });
                }
            }
        }
        notApplicable.keySet().forEach(collectors::remove);
        return new ScoreTable(
                chance.mean(),
                right.mean(),
                collectors.values().stream().map(MethodScores.Collector::result).toList(),
                notApplicable);
    }

    private List<Scene> scenes(int start, int count) {
        List<Scene> drawn = new ArrayList<>();
        List<Species> all = Species.all();
        for (int number = start; number < start + count; number++) {
            Species species = all.get(number % all.size());
            long own = SceneRequest.seed(seed, species, number / all.size());
            drawn.add(Menagerie.scene(SceneRequest.of(own, species)));
        }
        return drawn;
    }

    /** The picture of a scene, as networks see it. */
    static Picture picture(Scene scene) {
        DrawnPicture drawn = scene.picture();
        return Picture.of(drawn.height(), drawn.width(), drawn.pixels());
    }

    private static boolean isRight(Explanation explanation, int row) {
        float[] scores = explanation.scores().rows(row, 1).floats();
        float score = scores[explanation.targets().get(row)];
        for (float other : scores) {
            if (other > score) {
                return false;
            }
        }
        return true;
    }

    /** The network's class of each species. */
    private static List<Integer> classes(Model model) {
        List<Integer> classes = new ArrayList<>();
        for (Species species : Species.all()) {
            int found = -1;
            for (int index = 0; index < model.classes() && found < 0; index++) {
                found = model.labels().name(index).equalsIgnoreCase(species.displayName()) ? index : -1;
            }
            if (found < 0) {
                throw new VizslaException(
                        "'" + model.name() + "' has no class '" + species.displayName()
                                + "', so its maps of the menagerie's scenes have nothing to point at; a network that was"
                                + " trained on the menagerie takes the labels.txt next to its images",
                        Remedy.give(Setting.MODEL, "menagerie").or(Remedy.give(Setting.LABELS)));
            }
            classes.add(found);
        }
        return classes;
    }
}

package org.vizsla.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Call;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.cost.CostEstimate;
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
 * <p>Methods that share passes run together, first; the others follow one by one, the fastest first. Scenes are drawn, explained and discarded a few at a time, so memory does not grow with their number.
 *
 * @param scenes how many; the species take turns
 * @param seed another seed gives other scenes
 */
public record MenagerieStudy(int scenes, long seed) {
    public MenagerieStudy {
        if (scenes < 1) {
            throw new IllegalArgumentException("a study of " + scenes + " scenes");
        }
    }

    /**
     * Explains all scenes.
     *
     * @param call seed, listener and cancellation of all; the targets are the animals
     * @param listener follows the study
     * @throws VizslaException if the network does not know the animals
     */
    public ScoreTable of(
            Model model,
            Preprocessing preprocessing,
            List<AttributionMethod> methods,
            ExplainerSettings settings,
            Call call,
            StudyListener listener) {
        return of(model, preprocessing, methods, settings, call, listener, StudyState.NONE);
    }

    /**
     * Goes on where an earlier run of the same study stopped: the result is the same as if it had not.
     *
     * @param kept what that run counted, of these methods with the same parameters
     */
    public ScoreTable of(
            Model model,
            Preprocessing preprocessing,
            List<AttributionMethod> methods,
            ExplainerSettings settings,
            Call call,
            StudyListener listener,
            StudyState kept) {
        return new StudyRun(this, model, preprocessing, settings, call, listener, kept).of(methods);
    }

    /** The methods in the order in which they run, those together that share passes. */
    public static List<List<AttributionMethod>> groups(Model model, List<AttributionMethod> methods) {
        List<List<AttributionMethod>> groups = new ArrayList<>();
        List<AttributionMethod> shared =
                methods.stream().filter(GraphMethod.class::isInstance).toList();
        if (!shared.isEmpty()) {
            groups.add(shared);
        }
        methods.stream()
                .filter(method -> !(method instanceof GraphMethod))
                .sorted(CostEstimate.of(model, methods).fastestFirst())
                .forEach(method -> groups.add(List.of(method)));
        return groups;
    }

    /** Some of its scenes, newly drawn. */
    List<Scene> drawn(int start, int count) {
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

    /**
     * The network's class of each species.
     *
     * @throws VizslaException if it does not know them
     */
    public static List<Integer> classes(Model model) {
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

package org.vizsla.report.job;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.evaluate.JudgedMap;
import org.vizsla.evaluate.KnownScene;
import org.vizsla.evaluate.Region;
import org.vizsla.evaluate.Truth;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.Explanation;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;

/** Makes what is known about one image and class from explanations by some methods, then by all; each map is judged once. */
final class EntryBuilder {
    private final Model model;
    private final String name;
    private final Tensor image;
    private final int row;
    private final Optional<KnownScene> scene;
    private final Map<String, ExplainedMap> known = new HashMap<>();

    /**
     * For one row of the explanations.
     *
     * @param name of the entry
     * @param image as the network saw it, {@code [1, C, H, W]}
     * @param scene where things are in it, if that is known
     */
    EntryBuilder(Model model, String name, Tensor image, int row, Optional<KnownScene> scene) {
        this.model = model;
        this.name = name;
        this.image = image;
        this.row = row;
        this.scene = scene;
    }

    /** The entry with the maps of an explanation, in its order. */
    ExplainedEntry of(Explanation explanation) {
        List<ScoredClass> classes =
                ScoredClass.all(model, explanation.scores().rows(row, 1).floats());
        ScoredClass target = classes.get(explanation.targets().get(row));
        Optional<Truth> truth = scene.map(things -> things.about(target.name()));
        Map<String, ExplainedMap> maps = new LinkedHashMap<>();
        explanation
                .attributions()
                .forEach((method, attribution) -> maps.put(
                        method,
                        known.computeIfAbsent(method, unknown -> map(unknown, attribution, truth.map(Truth::region)))));
        return new ExplainedEntry(name, image, target, ScoredClass.best(classes), truth, maps);
    }

    private ExplainedMap map(String method, Attribution attribution, Optional<Region> region) {
        Tensor values = attribution.map().rows(row, 1);
        Optional<JudgedMap> judged = values.shape().rank() == 4
                ? Optional.of(JudgedMap.of(method, values, model.height(), model.width(), region))
                : Optional.empty();
        return new ExplainedMap(
                values, attribution.layers(), attribution.findings().get(row), judged);
    }
}

package org.vizsla.report.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.optimize.visualize.Visualization;
import org.vizsla.optimize.visualize.VisualizationParameters;
import org.vizsla.optimize.visualize.VisualizationRequest;
import org.vizsla.optimize.visualize.VisualizedFeature;
import org.vizsla.render.gallery.ClassScore;

/** Optimized pictures. */
public final class VisualizationJson {
    private VisualizationJson() {}

    /**
     * A picture, and what it is called.
     *
     * @param name what it excites, in words
     * @param file of the picture
     * @param transparent the file of the one that is transparent where it did not matter
     * @param animation the file of the way to it
     * @param best the network's best class for it
     */
    public record Entry(
            String name,
            String file,
            Optional<String> transparent,
            Optional<String> animation,
            VisualizedFeature feature,
            ClassScore best) {}

    /** The {@code result.json} of a request. */
    public static Map<String, Object> of(
            Provenance provenance, VisualizationRequest request, Visualization found, List<Entry> entries) {
        Map<String, Object> result = provenance.ofNetwork(request.preprocessing());
        result.put("preset", request.settings().name());
        result.put("values", VisualizationParameters.ALL.shown(request.settings()));
        result.put("seed", request.seed());
        result.put("complete", found.complete());
        result.put("pictures", entries.stream().map(VisualizationJson::entry).toList());
        result.put("seconds", ExplanationJson.seconds(found.time()));
        return result;
    }

    private static Map<String, Object> entry(Entry entry) {
        VisualizedFeature feature = entry.feature();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("objective", feature.objective().toString());
        map.put("name", entry.name());
        map.put("file", entry.file());
        entry.transparent().ifPresent(file -> map.put("transparent", file));
        entry.animation().ifPresent(file -> map.put("animation", file));
        map.put("value", Json.number(feature.value()));
        Map<String, Object> best = new LinkedHashMap<>();
        best.put("index", entry.best().index());
        best.put("name", entry.best().name());
        best.put("score", Json.number((float) entry.best().score()));
        if (!Double.isNaN(entry.best().probability())) {
            best.put("probability", entry.best().probability());
        }
        map.put("top", best);
        map.put("steps", feature.kept());
        map.put(
                "curve",
                feature.curve().stream()
                        .map(value -> Json.number(value.floatValue()))
                        .toList());
        return map;
    }
}

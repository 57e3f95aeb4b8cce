package org.vizsla.report.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.optimize.dream.Dream;
import org.vizsla.optimize.dream.DreamRequest;
import org.vizsla.optimize.dream.DreamSettings;

/** What {@code result.json} says of a dream. */
public final class DreamJson {
    private DreamJson() {}

    /**
     * The {@code result.json} of a dream.
     *
     * @param objective what was dreamt of, in words
     * @param file of the dream
     */
    public static Map<String, Object> of(
            Provenance provenance,
            DreamRequest request,
            Preprocessing preprocessing,
            Dream dream,
            String objective,
            String file) {
        Map<String, Object> result = provenance.ofNetwork(preprocessing);
        result.put("objective", objective);
        result.put("values", values(request.settings()));
        result.put("seed", request.seed());
        result.put("complete", dream.complete());
        result.put("file", file);
        result.put("width", dream.picture().shape().length(3));
        result.put("height", dream.picture().shape().length(2));
        result.put(
                "curve",
                dream.curve().stream()
                        .map(value -> Json.number(value.floatValue()))
                        .toList());
        return result;
    }

    /** The settings by name. */
    public static Map<String, Object> values(DreamSettings settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("octaves", settings.octaves());
        values.put("octave_scale", settings.octaveScale());
        values.put("steps", settings.steps());
        values.put("learning_rate", settings.learningRate());
        return values;
    }
}

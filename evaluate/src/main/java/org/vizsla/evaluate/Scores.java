package org.vizsla.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What all {@link Metrics} found about one map.
 *
 * @param byMetric by the metric's name, in the table's order
 */
public record Scores(Map<String, Score> byMetric) {
    public Scores {
        byMetric = Collections.unmodifiableMap(new LinkedHashMap<>(byMetric));
    }

    /** Measures a map. */
    public static Scores of(JudgedMap map) {
        Map<String, Score> scores = new LinkedHashMap<>();
        Metrics.ALL.forEach(metric -> scores.put(metric.name(), metric.of(map)));
        return new Scores(scores);
    }

    public Score of(Metric metric) {
        return Objects.requireNonNull(byMetric.get(metric.name()), metric.name());
    }

    /** Whether the map says anything at all. */
    public boolean areDefined() {
        return byMetric.values().stream().allMatch(Score::isDefined);
    }
}

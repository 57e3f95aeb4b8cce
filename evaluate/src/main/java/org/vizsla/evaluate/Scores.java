package org.vizsla.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The results of all {@link Metrics} for one map.
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

    /** Whether the map has a figure. */
    public boolean areDefined() {
        return byMetric.values().stream().allMatch(Score::isDefined);
    }
}

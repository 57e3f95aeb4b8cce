package org.vizsla.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@link Metrics} found about one map: all of them where the truth is known, else those that need none.
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
        for (Metric metric : Metrics.ALL) {
            if (map.isTruthKnown() || !metric.needsTruth()) {
                scores.put(metric.name(), metric.of(map));
            }
        }
        return new Scores(scores);
    }

    /** What one metric found; nothing where it needs the truth, which is not known. */
    public Optional<Score> find(Metric metric) {
        return Optional.ofNullable(byMetric.get(metric.name()));
    }

    /**
     * What one metric found.
     *
     * @throws java.util.NoSuchElementException if it needs the truth, which is not known
     */
    public Score of(Metric metric) {
        return find(metric).orElseThrow();
    }

    /** Whether the map has a figure. */
    public boolean areDefined() {
        return byMetric.values().stream().allMatch(Score::isDefined);
    }

    /** The figures by the metrics' names; empty if the map has none. */
    Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        if (areDefined()) {
            byMetric.forEach((metric, score) -> figures.put(metric, score.value()));
        }
        return figures;
    }
}

package org.vizsla.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.vizsla.explain.sampling.Mean;

/**
 * The figures of one method over many scenes.
 *
 * @param method its name
 * @param means of each metric's figures, by the metric's name, in the order of {@link Metrics#ALL}
 * @param withoutMap the number of scenes whose map is zero everywhere or not finite; they count in no mean
 */
public record MethodScores(String method, Map<String, Mean> means, int withoutMap) {
    public MethodScores {
        means = Collections.unmodifiableMap(new LinkedHashMap<>(means));
    }

    public Mean of(Metric metric) {
        return Objects.requireNonNull(means.get(metric.name()), metric.name());
    }

    /** Collects scene by scene. */
    static final class Collector {
        private final String method;
        private final Map<String, Mean.Collector> means = new LinkedHashMap<>();
        private int withoutMap;

        Collector(String method) {
            this.method = method;
            Metrics.ALL.forEach(metric -> means.put(metric.name(), new Mean.Collector()));
        }

        void add(Scores scores) {
            if (scores.areDefined()) {
                means.forEach((metric, mean) -> mean.add(
                        Objects.requireNonNull(scores.byMetric().get(metric)).value()));
            } else {
                withoutMap++;
            }
        }

        MethodScores result() {
            Map<String, Mean> results = new LinkedHashMap<>();
            means.forEach((metric, mean) -> results.put(metric, mean.mean()));
            return new MethodScores(method, results, withoutMap);
        }
    }
}

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

    /** The figures that were counted. */
    static MethodScores of(String method, Tally tally) {
        Map<String, Mean> means = new LinkedHashMap<>();
        Metrics.ALL.forEach(metric -> means.put(metric.name(), tally.mean(metric.name())));
        return new MethodScores(method, means, tally.without());
    }
}

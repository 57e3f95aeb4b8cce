package org.vizsla.report.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.evaluate.Truth;
import org.vizsla.graph.Tensor;

/**
 * One image, explained for one class.
 *
 * @param name as people call it
 * @param image as the network saw it, {@code [1, C, H, W]}
 * @param target the class explained
 * @param ranking the most probable classes, the most probable first
 * @param truth where the object is, if it is known
 * @param maps by the method's name, in the order asked for; a method that does not apply has none
 */
public record ExplainedEntry(
        String name,
        Tensor image,
        ScoredClass target,
        List<ScoredClass> ranking,
        Optional<Truth> truth,
        Map<String, ExplainedMap> maps) {
    public ExplainedEntry {
        ranking = List.copyOf(ranking);
        maps = Collections.unmodifiableMap(new LinkedHashMap<>(maps));
    }
}

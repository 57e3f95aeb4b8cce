package org.vizsla.evaluate;

import org.vizsla.graph.Tensor;
import org.vizsla.menagerie.Subject;

/**
 * Where the animal is in an image of the Menagerie, as the network sees it.
 *
 * @param animal that the truth is about
 * @param region of the network's input that shows it
 */
public record Truth(Subject animal, Region region) {
    /**
     * What a metric says of a map.
     *
     * @param map {@code [1, C, h, w]}; one at a layer's resolution is interpolated
     */
    public Score score(Metric metric, Tensor map) {
        return metric.of(new JudgedMap(map, region));
    }
}

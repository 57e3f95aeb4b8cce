package org.vizsla.report.visualization;

import java.util.List;

/**
 * Filters of a layer.
 *
 * @param layer its name
 * @param filters numbers of its channels, from 0; none: those with the largest values
 */
public record LayerFilters(String layer, List<Integer> filters) {
    public LayerFilters {
        filters = filters.stream().distinct().toList();
    }
}

package org.vizsla.render.visualization;

import java.util.List;
import java.util.Map;

/**
 * The examples of a channel on a page.
 *
 * @param title of the channel
 * @param most those with the largest values, the largest first
 * @param least those with the smallest values
 */
public record ExampleRow(String title, List<ExamplePicture> most, List<ExamplePicture> least) {
    public ExampleRow {
        most = List.copyOf(most);
        least = List.copyOf(least);
    }

    Map<String, Object> values() {
        return Map.of(
                "title",
                title,
                "most",
                most.stream().map(ExamplePicture::values).toList(),
                "hasLeast",
                !least.isEmpty(),
                "least",
                least.stream().map(ExamplePicture::values).toList());
    }
}

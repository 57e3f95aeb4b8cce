package org.vizsla.render.visualization;

import java.util.List;
import java.util.Map;

/**
 * A layer on the page of an atlas.
 *
 * @param all how many channels it has
 * @param linear whether what its channels feed is weight times mean value, or else gradient times value
 */
public record AtlasLayer(String name, int all, boolean linear, List<AtlasCard> cards) {
    public AtlasLayer {
        cards = List.copyOf(cards);
    }

    Map<String, Object> values() {
        return Map.of(
                "name", name,
                "all", all,
                "count", cards.size(),
                "linear", linear,
                "cards", cards.stream().map(AtlasCard::values).toList());
    }
}

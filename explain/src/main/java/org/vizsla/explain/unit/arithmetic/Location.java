package org.vizsla.explain.unit.arithmetic;

import java.util.List;
import org.vizsla.explain.network.Layer;
import org.vizsla.explain.network.Layers;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.explain.network.PlacedLayer;
import org.vizsla.explain.network.Tokens;

/**
 * Where an element of a layer is; at (0, 0) where the layer has no places, or the element, such as one of the class token, has none.
 *
 * @param channel from 0
 * @param y row in the channel
 * @param x column in the channel
 */
record Location(int channel, int y, int x) {
    /**
     * The location of an element.
     *
     * @param sizes of the value for one image
     * @param element its row-major index
     */
    static Location of(Layers layers, String value, int[] sizes, int element) {
        int[] position = Sizes.position(element, sizes);
        List<Integer> places = sizes.length == 4 ? layers.placeAxes(value) : List.of();
        if (!places.isEmpty()) {
            int channel = 6 - places.get(0) - places.get(1);
            return new Location(position[channel], position[places.get(0)], position[places.get(1)]);
        } else if (sizes.length == 3) {
            return ofToken(layers, layers.ofValue(value), position);
        }
        return new Location(position.length > 1 ? position[1] : 0, 0, 0);
    }

    private static Location ofToken(Layers layers, Layer layer, int... position) {
        try {
            PlacedLayer placed = layers.map(layer);
            int place = placed instanceof Tokens tokens ? position[1] - tokens.first() : -1;
            return place < 0 || place >= placed.places()
                    ? new Location(position[2], 0, 0)
                    : new Location(position[2], place / placed.width(), place % placed.width());
        } catch (NotApplicableException e) {
            return new Location(position[2], 0, 0);
        }
    }
}

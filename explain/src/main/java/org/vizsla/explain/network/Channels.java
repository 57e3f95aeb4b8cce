package org.vizsla.explain.network;

import java.util.Optional;
import org.vizsla.graph.Ops;
import org.vizsla.graph.VizslaException;

/**
 * The channels of a layer, and the places where each has a value. A layer with a number for each image and channel, such as a fully connected one, has one place.
 *
 * @param map how the layer is seen as a map; empty if it has one place
 */
public record Channels(Layer layer, Optional<PlacedLayer> map) {
    /**
     * The channels of a layer.
     *
     * @throws NotApplicableException if they and their places are not known
     */
    public static Channels of(Layers layers, Layer layer) {
        return new Channels(layer, layer.shape().rank() == 2 ? Optional.empty() : Optional.of(layers.map(layer)));
    }

    /** How many there are. */
    public int count() {
        return map.map(PlacedLayer::channels).orElseGet(layer::elements);
    }

    public int height() {
        return map.map(PlacedLayer::height).orElse(1);
    }

    public int width() {
        return map.map(PlacedLayer::width).orElse(1);
    }

    /** A value in the layer's shape as {@code [N, channels, height * width]}. */
    public String emit(Ops ops, String value) {
        return map.map(known -> ops.reshape(known.map(ops, value), 0, 0, -1)).orElseGet(() -> ops.unsqueeze(value, 2));
    }

    /** The row-major index, in the layer's value for one image, of a channel's value at a row-major place. */
    public int index(int channel, int place) {
        return map.map(known -> known.index(channel, place)).orElse(channel);
    }

    /**
     * The index of a channel, if it is one.
     *
     * @throws VizslaException if there is no such channel
     */
    public int checked(int channel) {
        if (channel < 0 || channel >= count()) {
            throw new VizslaException("there is no channel " + channel + " in layer '" + layer.name()
                    + "'; its channels go from 0 to " + (count() - 1));
        }
        return channel;
    }
}

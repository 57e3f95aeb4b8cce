package org.vizsla.optimize.visualize.objective;

import org.vizsla.explain.network.Layer;
import org.vizsla.explain.network.Layers;
import org.vizsla.explain.network.PlacedLayer;
import org.vizsla.graph.Ops;
import org.vizsla.graph.VizslaException;

/**
 * What objectives are written with: the values of the network for some of the views in a run.
 *
 * @param ops writes into the graph that has the network's values
 * @param first the first of the views, from 0
 * @param count how many
 * @param all how many views there are in a run
 */
public record ObjectiveBuilder(Layers layers, Ops ops, int first, int count, int all) {
    /**
     * A layer as it is seen by objectives.
     *
     * @param value {@code [views, channels, height * width]}
     */
    public record Seen(String value, String name, int channels, int height, int width) {
        /**
         * The index of a channel, if it is one.
         *
         * @throws VizslaException if there is no such channel
         */
        int checked(int channel) {
            if (channel < 0 || channel >= channels) {
                throw new VizslaException("there is no channel " + channel + " in layer '" + name
                        + "'; its channels go from 0 to " + (channels - 1));
            }
            return channel;
        }
    }

    /** The layer of this name. One that has a number for each image and channel, such as a fully connected one, has one place. */
    public Seen layer(String name) {
        Layer layer = layers.named(name);
        if (layer.shape().rank() == 2) {
            String value = ops.unsqueeze(layer.value(), 2);
            return new Seen(own(value), name, layer.elements(), 1, 1);
        }
        PlacedLayer placed = layers.map(layer);
        String value = ops.reshape(placed.map(ops, layer.value()), 0, 0, -1);
        return new Seen(own(value), name, placed.channels(), placed.height(), placed.width());
    }

    /** The same, about the picture that the optimization began at, seen in the same views; these are the second half of a run's. */
    ObjectiveBuilder start() {
        return new ObjectiveBuilder(layers, ops, first + all / 2, count, all);
    }

    /** The scores of the classes, {@code [views, classes]}. */
    public String scores() {
        return own(layers.model().scores());
    }

    /** The rows of these views. */
    private String own(String value) {
        return count == all ? value : ops.slice(value, 0, first, (long) first + count);
    }
}

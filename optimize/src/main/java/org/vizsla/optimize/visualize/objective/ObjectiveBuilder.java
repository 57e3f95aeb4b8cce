package org.vizsla.optimize.visualize.objective;

import org.vizsla.explain.network.Channels;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.Ops;

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
    public record Seen(String value, Channels layer) {
        int channels() {
            return layer.count();
        }

        int height() {
            return layer.height();
        }

        int width() {
            return layer.width();
        }

        /** The index of a channel, if it is one. */
        int checked(int channel) {
            return layer.checked(channel);
        }
    }

    /** The layer of this name. One that has a number for each image and channel, such as a fully connected one, has one place. */
    public Seen layer(String name) {
        Channels channels = Channels.of(layers, layers.named(name));
        String value = channels.emit(ops, channels.layer().value());
        return new Seen(own(value), channels);
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

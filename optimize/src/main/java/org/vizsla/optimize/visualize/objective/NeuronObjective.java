package org.vizsla.optimize.visualize.objective;

import java.util.Optional;
import org.vizsla.graph.Ops;
import org.vizsla.graph.VizslaException;

/**
 * The value of a channel at one place.
 *
 * @param channel from 0
 * @param place row and column, from 0; empty for the middle of the layer
 */
public record NeuronObjective(String layer, int channel, Optional<Place> place) implements FeatureObjective {
    /** A row and a column of a layer, from 0. */
    public record Place(int row, int column) {}

    @Override
    public String emit(ObjectiveBuilder builder) {
        ObjectiveBuilder.Seen seen = builder.layer(layer);
        int index = seen.checked(channel);
        Place at = place.orElse(new Place(seen.height() / 2, seen.width() / 2));
        if (at.row() < 0 || at.row() >= seen.height() || at.column() < 0 || at.column() >= seen.width()) {
            throw new VizslaException("there is no place " + at.row() + "," + at.column() + " in layer '" + layer
                    + "', which has " + seen.height() + " rows and " + seen.width() + " columns");
        }
        long position = (long) at.row() * seen.width() + at.column();
        Ops ops = builder.ops();
        String map = ops.slice(seen.value(), 1, index, index + 1L);
        return ops.sum(ops.slice(map, 2, position, position + 1), false, 1, 2);
    }

    @Override
    public Optional<String> layerName() {
        return Optional.of(layer);
    }

    @Override
    public String toString() {
        return "neuron " + channel
                + place.map(at -> "," + at.row() + "," + at.column()).orElse(" in the middle") + " of " + layer;
    }
}

package org.vizsla.optimize.visualize.objective;

import java.util.Optional;
import org.vizsla.graph.Ops;

/**
 * The mean of a channel over all places.
 *
 * @param channel from 0
 */
public record ChannelObjective(String layer, int channel) implements FeatureObjective {
    @Override
    public String emit(ObjectiveBuilder builder) {
        ObjectiveBuilder.Seen seen = builder.layer(layer);
        int index = seen.checked(channel);
        Ops ops = builder.ops();
        return ops.mean(ops.slice(seen.value(), 1, index, index + 1L), false, 1, 2);
    }

    @Override
    public Optional<String> layerName() {
        return Optional.of(layer);
    }

    @Override
    public String toString() {
        return "channel " + channel + " of " + layer;
    }
}

package org.vizsla.optimize.visualize.objective;

import java.util.Optional;
import org.vizsla.graph.Ops;

/**
 * The mean of the squares of all values of a layer: whatever the layer sees, it is to see more of it.
 *
 * <p>Source: A. Mordvintsev, C. Olah, M. Tyka, Inceptionism: Going Deeper into Neural Networks, 2015.
 */
public record LayerObjective(String layer) implements FeatureObjective {
    @Override
    public String emit(ObjectiveBuilder builder) {
        Ops ops = builder.ops();
        return ops.mean(ops.square(builder.layer(layer).value()), false, 1, 2);
    }

    @Override
    public Optional<String> layerName() {
        return Optional.of(layer);
    }

    @Override
    public String toString() {
        return "layer " + layer;
    }
}

package org.vizsla.optimize.visualize.objective;

import java.util.Optional;
import org.vizsla.graph.Ops;

/**
 * How near a layer's values stay to those of the picture that the optimization began at, seen in the same view: {@code -|x - s|^2 / |s|^2}.
 *
 * <p>Source: C. Hamblin, T. Fel, S. Saha, T. Konkle, G. Alvarez, Feature Accentuation: Revealing 'What' Features Respond to in Natural Images, 2024.
 */
public record NearnessObjective(String layer) implements FeatureObjective {
    private static final double LEAST_SQUARE = 1e-6;

    @Override
    public String emit(ObjectiveBuilder builder) {
        Ops ops = builder.ops();
        String start = builder.start().layer(layer).value();
        String difference = ops.sub(builder.layer(layer).value(), start);
        String square = ops.add(ops.sum(ops.square(start), false, 1, 2), ops.scalar(LEAST_SQUARE));
        return ops.mul(ops.div(ops.sum(ops.square(difference), false, 1, 2), square), -1);
    }

    @Override
    public Optional<String> layerName() {
        return Optional.of(layer);
    }

    @Override
    public boolean looksAtStart() {
        return true;
    }

    @Override
    public String toString() {
        return "staying near the image in " + layer;
    }
}

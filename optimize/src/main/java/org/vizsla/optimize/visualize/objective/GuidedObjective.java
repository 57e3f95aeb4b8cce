package org.vizsla.optimize.visualize.objective;

import java.util.Arrays;
import java.util.Optional;
import org.vizsla.graph.Ops;

/**
 * More of what a layer finds in another picture, wherever it resembles something there: at each place, the largest product of its values with those of any place of the other picture; the mean of these.
 *
 * <p>Source: A. Mordvintsev, C. Olah, M. Tyka, DeepDream: a code example for visualizing Neural Networks, 2015, where the dream is guided by an image.
 */
public record GuidedObjective(Representation guide) implements FeatureObjective {
    @Override
    public String emit(ObjectiveBuilder builder) {
        Ops ops = builder.ops();
        Representation.Compared compared = guide.emit(builder);
        String products = ops.matmul(
                ops.transpose(compared.target(), 0, 2, 1), compared.seen().value());
        String best = ops.op("ReduceMax", products, ops.integers(1))
                .with("keepdims", 0)
                .value();
        return ops.mean(best, false, 1);
    }

    @Override
    public Optional<String> layerName() {
        return Optional.of(guide.layer());
    }

    @Override
    public String details() {
        return Arrays.toString(guide.values().floats());
    }

    @Override
    public String toString() {
        return "what " + guide.layer() + " finds in another image";
    }
}

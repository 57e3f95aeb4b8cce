package org.vizsla.optimize.visualize.objective;

import java.util.List;
import java.util.Optional;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;

/**
 * How far a layer's values lie in a direction: the mean over all places of {@code <x, d>}, or with a power {@code p} above 0, of {@code <x, d> max(0.1, cos(x, d))^p}, which holds values to the
 * direction.
 *
 * <p>Source of the power: S. Carter, Z. Armstrong, L. Schubert, I. Johnson, C. Olah, Activation Atlas, 2019.
 *
 * @param direction a number for each channel
 * @param cosinePower 0 or more
 */
public record DirectionObjective(String layer, List<Float> direction, double cosinePower) implements FeatureObjective {
    private static final double LEAST_COSINE = 0.1;
    private static final double LEAST_LENGTH = 1e-6;

    public DirectionObjective {
        direction = List.copyOf(direction);
        if (direction.stream().noneMatch(value -> value != 0)
                || !direction.stream().allMatch(value -> Float.isFinite(value))) {
            throw new VizslaException("a direction has finite numbers, of which one is not 0");
        }
    }

    @Override
    public String emit(ObjectiveBuilder builder) {
        ObjectiveBuilder.Seen seen = builder.layer(layer);
        if (direction.size() != seen.channels()) {
            throw new VizslaException("a direction in layer '" + layer + "' has " + seen.channels()
                    + " numbers, one for each channel, not " + direction.size());
        }
        Ops ops = builder.ops();
        float[] values = new float[direction.size()];
        double square = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = direction.get(i);
            square += (double) values[i] * values[i];
        }
        String vector = ops.graph().constant("direction", Tensor.ofFloats(Shape.of(1, values.length, 1), values));
        String product = ops.sum(ops.mul(seen.value(), vector), false, 1);
        if (cosinePower > 0) {
            String length = ops.sqrt(ops.add(ops.sum(ops.square(seen.value()), false, 1), ops.scalar(LEAST_LENGTH)));
            String cosine = ops.div(product, ops.mul(length, Math.sqrt(square)));
            String held = ops.op("Max", cosine, ops.scalar(LEAST_COSINE)).value();
            product = ops.mul(product, ops.pow(held, cosinePower));
        }
        return ops.mean(product, false, 1);
    }

    @Override
    public Optional<String> layerName() {
        return Optional.of(layer);
    }

    @Override
    public String details() {
        return direction + "^" + cosinePower;
    }

    @Override
    public String toString() {
        return "a direction of " + layer;
    }
}

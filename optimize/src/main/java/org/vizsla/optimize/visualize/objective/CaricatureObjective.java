package org.vizsla.optimize.visualize.objective;

import java.util.Optional;
import org.vizsla.graph.Ops;
import org.vizsla.graph.VizslaException;

/**
 * More of what a layer finds in a picture: {@code <x, t> max(0.1, cos(x, t))^p / |t|^2}, over all channels and places. The length of the layer's values may grow, which exaggerates what is
 * there; the power holds their direction.
 *
 * <p>Source: Lucid's {@code dot_compare} (C. Olah and others, Feature Visualization, 2017).
 *
 * @param cosinePower 0 or more
 */
public record CaricatureObjective(Representation target, double cosinePower) implements FeatureObjective {
    private static final double LEAST_COSINE = 0.1;
    private static final double LEAST_LENGTH = 1e-6;

    public CaricatureObjective {
        if (target.square() == 0) {
            throw new VizslaException(
                    "layer '" + target.layer() + "' is zero for this image: there is nothing to exaggerate");
        }
    }

    @Override
    public String emit(ObjectiveBuilder builder) {
        Ops ops = builder.ops();
        Representation.Compared compared = target.emit(builder);
        String x = compared.seen().value();
        String product = ops.mul(ops.sum(ops.mul(x, compared.target()), false, 1, 2), 1 / target.square());
        if (cosinePower == 0) {
            return product;
        }
        String length = ops.sqrt(ops.add(ops.sum(ops.square(x), false, 1, 2), ops.scalar(LEAST_LENGTH)));
        String cosine = ops.mul(ops.div(product, length), Math.sqrt(target.square()));
        String held = ops.op("Max", cosine, ops.scalar(LEAST_COSINE)).value();
        return ops.mul(product, ops.pow(held, cosinePower));
    }

    @Override
    public Optional<String> layerName() {
        return Optional.of(target.layer());
    }

    @Override
    public String details() {
        return "^" + cosinePower;
    }

    @Override
    public String toString() {
        return "a caricature by " + target.layer();
    }
}

package org.vizsla.optimize.visualize.objective;

import java.util.Optional;
import org.vizsla.graph.Ops;
import org.vizsla.graph.VizslaException;

/**
 * How near a layer's values are to those of a picture: {@code -|x - t|^2 / |t|^2}, 0 where they are the same and -1 where they are all zero.
 *
 * <p>Source: A. Mahendran, A. Vedaldi, Understanding Deep Image Representations by Inverting Them, 2015.
 */
public record InversionObjective(Representation target) implements FeatureObjective {
    public InversionObjective {
        if (target.square() == 0) {
            throw new VizslaException(
                    "layer '" + target.layer() + "' is zero for this image, which says nothing about it");
        }
    }

    @Override
    public String emit(ObjectiveBuilder builder) {
        Ops ops = builder.ops();
        Representation.Compared compared = target.emit(builder);
        String difference = ops.sub(compared.seen().value(), compared.target());
        return ops.mul(ops.sum(ops.square(difference), false, 1, 2), -1 / target.square());
    }

    @Override
    public Optional<String> layerName() {
        return Optional.of(target.layer());
    }

    @Override
    public String toString() {
        return "what " + target.layer() + " keeps";
    }
}

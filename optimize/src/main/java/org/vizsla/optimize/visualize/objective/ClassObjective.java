package org.vizsla.optimize.visualize.objective;

import java.util.Optional;
import org.vizsla.graph.Ops;
import org.vizsla.graph.VizslaException;

/**
 * The score of a class, before any softmax.
 *
 * <p>Source: K. Simonyan, A. Vedaldi, A. Zisserman, Deep Inside Convolutional Networks: Visualising Image Classification Models and Saliency Maps, 2013.
 *
 * @param index from 0
 */
public record ClassObjective(int index) implements FeatureObjective {
    @Override
    public String emit(ObjectiveBuilder builder) {
        int classes = builder.layers().model().classes();
        if (index < 0 || index >= classes) {
            throw new VizslaException("there is no class " + index + "; classes go from 0 to " + (classes - 1));
        }
        Ops ops = builder.ops();
        return ops.squeeze(ops.slice(builder.scores(), 1, index, index + 1L), 1);
    }

    @Override
    public Optional<String> layerName() {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "class " + index;
    }
}

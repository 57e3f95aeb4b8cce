package org.vizsla.explain.sweep;

import java.util.stream.LongStream;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;

/**
 * The size of a graph.
 *
 * @param activations elements of all values that are computed for one image, as far as their shapes are known
 * @param weights elements of all constants
 */
public record Footprint(long activations, long weights) {
    /** Counts the elements of a graph. */
    public static Footprint of(Graph graph) {
        long activations = graph.values().values().stream()
                .mapToLong(Footprint::elementsPerPicture)
                .sum();
        long weights = graph.initializers().values().stream()
                .mapToLong(Tensor::elements)
                .sum();
        return new Footprint(activations, weights);
    }

    /** Whether the values for one image have more elements than the weights, so that many images at once gain less by sharing the weights than they lose by not fitting into the cache. */
    public boolean activationsOutweighWeights() {
        return activations > weights;
    }

    private static long elementsPerPicture(Value value) {
        Shape shape = value.shape();
        return shape == null ? 0 : LongStream.of(shape.sizes()).skip(1).reduce(1, (a, b) -> a * Math.max(1, b));
    }
}

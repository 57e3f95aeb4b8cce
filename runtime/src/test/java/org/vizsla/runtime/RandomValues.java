package org.vizsla.runtime;

import java.util.SplittableRandom;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** Seeded values from -1 to 1. */
final class RandomValues {
    private RandomValues() {}

    static Tensor of(long seed, long... sizes) {
        SplittableRandom random = new SplittableRandom(seed);
        Shape shape = Shape.of(sizes);
        float[] values = new float[shape.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return Tensor.ofFloats(shape, values);
    }
}

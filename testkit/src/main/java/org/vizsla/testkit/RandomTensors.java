package org.vizsla.testkit;

import java.util.SplittableRandom;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** Tensors of seeded random values. */
public final class RandomTensors {
    private final SplittableRandom random;

    public RandomTensors(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Uniform values from {@code low} to {@code high}. */
    public Tensor uniform(double low, double high, long... sizes) {
        Shape shape = Shape.of(sizes);
        float[] values = new float[shape.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (low + (high - low) * random.nextDouble());
        }
        return Tensor.ofFloats(shape, values);
    }

    /** Normal values with mean 0 and variance 1. */
    public Tensor normal(long... sizes) {
        Shape shape = Shape.of(sizes);
        float[] values = new float[shape.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) gaussian();
        }
        return Tensor.ofFloats(shape, values);
    }

    /** The values 1..n times {@code step}, shuffled and with random signs: no two are closer than {@code step}, and none is closer to 0. */
    public Tensor distinct(double step, long... sizes) {
        Shape shape = Shape.of(sizes);
        float[] values = new float[shape.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((i + 1) * step * (random.nextBoolean() ? 1 : -1));
        }
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            float swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
        return Tensor.ofFloats(shape, values);
    }

    private double gaussian() {
        double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
        return radius * Math.cos(2 * Math.PI * random.nextDouble());
    }
}

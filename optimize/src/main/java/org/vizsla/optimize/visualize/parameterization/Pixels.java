package org.vizsla.optimize.visualize.parameterization;

import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.random.Chance;

/**
 * Each value of each pixel is a number of its own.
 *
 * @param deviation of the normal numbers that a picture begins with
 */
public record Pixels(double deviation) implements Parameterization {
    @Override
    public Shape shape(int pictures, Canvas canvas) {
        return Shape.of(pictures, canvas.channels(), canvas.height(), canvas.width());
    }

    @Override
    public float[] initial(Canvas canvas, Chance chance) {
        return Parameterization.normal(canvas.values(), deviation, chance);
    }

    @Override
    public float[] of(float[] raw, Canvas canvas) {
        return raw.clone();
    }

    @Override
    public String emit(Ops ops, String parameters, Canvas canvas) {
        return parameters;
    }
}

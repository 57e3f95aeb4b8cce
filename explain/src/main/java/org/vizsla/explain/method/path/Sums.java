package org.vizsla.explain.method.path;

import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** Sums in double precision. */
public final class Sums {
    private Sums() {}

    public static Tensor tensor(Shape shape, double[] values) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) values[i];
        }
        return Tensor.ofFloats(shape, rounded);
    }

    public static double[] doubles(Tensor map) {
        float[] values = map.floats();
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    public static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** The root of the mean square. */
    public static double magnitude(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum / values.length);
    }
}

package org.vizsla.graph.pass.internal.region;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Whether two functions of several numbers are the same, judged by their values on a few seeded vectors. */
final class Likeness {
    /** Allows for constants rounded to float32, but not for an approximation of the function. */
    private static final double TOLERANCE = 1e-6;

    private Likeness() {}

    /** Normal values. */
    static double[] vector(int length, long seed, double scale, double offset) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] vector = new double[length];
        Arrays.setAll(vector, i -> offset + scale * random.nextGaussian());
        return vector;
    }

    /** Whether both agree on vectors of this length, of several scales. */
    static boolean holds(int length, UnaryOperator<double[]> one, UnaryOperator<double[]> other) {
        return agree(vector(length, 1, 1, 0), one, other)
                && agree(vector(length, 2, 0.02, 0.01), one, other)
                && agree(vector(length, 3, 2, -3), one, other);
    }

    private static boolean agree(double[] x, UnaryOperator<double[]> one, UnaryOperator<double[]> other) {
        double[] a = one.apply(x);
        double[] b = other.apply(x);
        for (int i = 0; i < x.length; i++) {
            if (!near(a[i], b[i])) {
                return false;
            }
        }
        return true;
    }

    static boolean near(double a, double b) {
        return Math.abs(a - b) <= TOLERANCE * (1 + Math.abs(b));
    }
}

package org.vizsla.reference;

import java.util.Arrays;
import org.assertj.core.api.Assertions;
import org.vizsla.graph.Tensor;

/** How far a tensor is from another, value by value, as a part of the largest magnitude expected. */
final class Difference {
    private final double[] parts;

    private Difference(double[] parts) {
        this.parts = parts;
    }

    /** The difference; as it is where nothing but zeros is expected. */
    static Difference of(Tensor actual, Tensor expected) {
        Assertions.assertThat(actual.shape()).isEqualTo(expected.shape());
        float[] a = actual.floats();
        float[] e = expected.floats();
        double largest = 0;
        for (float value : e) {
            largest = Math.max(largest, Math.abs(value));
        }
        double[] parts = new double[e.length];
        for (int i = 0; i < e.length; i++) {
            double off = Math.abs((double) a[i] - e[i]) / (largest == 0 ? 1 : largest);
            parts[i] = Double.isNaN(off) ? Double.POSITIVE_INFINITY : off;
        }
        return new Difference(parts);
    }

    double largest() {
        return Arrays.stream(parts).max().orElse(0);
    }

    double partAbove(double tolerance) {
        return (double) Arrays.stream(parts).filter(part -> part > tolerance).count() / parts.length;
    }
}

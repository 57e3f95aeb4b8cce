package org.vizsla.explain.unit.arithmetic;

import org.vizsla.graph.Tensor;

/** What a pool makes of its values, of which those that are NaN do not exist. */
final class Pooled {
    private Pooled() {}

    static double largest(Tensor patch) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float value : patch.floats()) {
            largest = Float.isNaN(value) ? largest : Math.max(largest, value);
        }
        return largest;
    }

    static double sum(Tensor patch) {
        double sum = 0;
        for (float value : patch.floats()) {
            sum += Float.isNaN(value) ? 0 : value;
        }
        return sum;
    }

    static int count(Tensor patch) {
        int count = 0;
        for (float value : patch.floats()) {
            count += Float.isNaN(value) ? 0 : 1;
        }
        return count;
    }
}

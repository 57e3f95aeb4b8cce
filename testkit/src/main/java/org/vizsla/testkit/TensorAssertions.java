package org.vizsla.testkit;

import org.assertj.core.api.Assertions;
import org.vizsla.graph.Tensor;

/** Comparisons of tensors. */
public final class TensorAssertions {
    private TensorAssertions() {}

    /** The largest difference, divided by the largest magnitude of the expected values; infinite if a value is not finite. */
    public static double relativeDifference(Tensor actual, Tensor expected) {
        Assertions.assertThat(actual.shape()).as("shape").isEqualTo(expected.shape());
        float[] a = actual.floats();
        float[] e = expected.floats();
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < a.length; i++) {
            if (!Float.isFinite(a[i])) {
                return Double.POSITIVE_INFINITY;
            }
            largest = Math.max(largest, Math.abs(e[i]));
            difference = Math.max(difference, Math.abs((double) a[i] - e[i]));
        }
        return difference == 0 ? 0 : difference / largest;
    }

    /** Asserts that {@link #relativeDifference} is at most {@code tolerance}. */
    public static void assertClose(String what, Tensor actual, Tensor expected, double tolerance) {
        Assertions.assertThat(relativeDifference(actual, expected))
                .as("largest difference over largest magnitude of " + what)
                .isLessThanOrEqualTo(tolerance);
    }
}

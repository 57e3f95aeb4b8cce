package org.vizsla.autodiff;

/**
 * A value with mean 0 and variance 1 over some axes: {@code z = (x - mean) r}, {@code r = 1 / sqrt(variance + epsilon)}; the core of layer, instance and
 * group normalization.
 */
record Standardized(String value, String inverseDeviation, java.util.List<Long> axes) {
    /** With the node's own epsilon. */
    static Standardized of(Step s, String x, long... axes) {
        return of(s, x, s.node().real("epsilon", 1e-5f), axes);
    }

    static Standardized of(Step s, String x, double epsilon, long... axes) {
        String centred = s.sub(x, s.mean(x, true, axes));
        String variance = s.add(s.mean(s.square(centred), true, axes), s.scalar(epsilon));
        String inverse = s.op("Reciprocal", s.sqrt(variance)).value();
        return new Standardized(
                s.mul(centred, inverse),
                inverse,
                java.util.Arrays.stream(axes).boxed().toList());
    }

    /** The cotangent of x for the cotangent g of z: {@code r (g - mean(g) - z mean(g z))}. */
    String back(Step s, String g) {
        long[] over = axes.stream().mapToLong(Long::longValue).toArray();
        String level = s.mean(g, true, over);
        String slope = s.mul(value, s.mean(s.mul(g, value), true, over));
        return s.mul(inverseDeviation, s.sub(s.sub(g, level), slope));
    }
}

package org.vizsla.graph.pass.internal.region;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A region as a normalization by the value's own statistics: {@code y = scale x / sqrt(mean(x^2) + epsilon) + shift}, of {@code x} itself or of {@code x - mean(x)}.
 *
 * <p>The three parameters follow from three results: {@code y(0) = shift}; how {@code y - shift} grows from {@code x} to {@code k x} depends on epsilon alone; what is left
 * is the scale. More results then show whether the region is of this form at all.
 */
public final class Standardization {
    /** Variances of the two vectors are about 1e-6 and 1; an epsilon anywhere near them shows. */
    private static final double SMALLER_SCALE = 1e-3;

    private static final double LARGEST_EPSILON = 1;

    private final double epsilon;
    private final double[] scale;
    private final double[] shift;

    private Standardization(double epsilon, double[] scale, double[] shift) {
        this.epsilon = epsilon;
        this.scale = scale;
        this.shift = shift;
    }

    public float epsilon() {
        return (float) epsilon;
    }

    /** One for each place along the axes. */
    public double[] scale() {
        return scale.clone();
    }

    /** One for each place along the axes. */
    public double[] shift() {
        return shift.clone();
    }

    public boolean isScaled() {
        return Arrays.stream(scale).anyMatch(each -> !Likeness.near(each, 1));
    }

    public boolean isShifted() {
        return Arrays.stream(shift).anyMatch(each -> each != 0);
    }

    /** The parameters; null if the region is something else. */
    public static @Nullable Standardization of(Region region, boolean centred) {
        int length = region.length();
        double[] shift = region.apply(new double[length]);
        double[] small = alternating(length);
        double[] large = Arrays.stream(small).map(each -> each / SMALLER_SCALE).toArray();
        double[] before = region.apply(small);
        double[] after = region.apply(large);
        int clearest = 0;
        for (int i = 0; i < length; i++) {
            if (Math.abs(after[i] - shift[i]) > Math.abs(after[clearest] - shift[clearest])) {
                clearest = i;
            }
        }
        double growth = (after[clearest] - shift[clearest]) / (before[clearest] - shift[clearest]);
        double epsilon = epsilon(growth, meanSquare(centred ? centred(small) : small));
        if (!(epsilon > 0 && epsilon < LARGEST_EPSILON)) {
            return null;
        }
        double[] unit = standardized(large, epsilon, centred);
        double[] scale = new double[length];
        Arrays.setAll(scale, i -> (after[i] - shift[i]) / unit[i]);
        Standardization found = new Standardization((float) epsilon, scale, shift);
        return Likeness.holds(length, region::apply, x -> found.apply(x, centred)) ? found : null;
    }

    /** Solves {@code growth^2 (k^2 v + epsilon) = k^2 (v + epsilon)} for epsilon. */
    private static double epsilon(double growth, double variance) {
        double k2 = 1 / (SMALLER_SCALE * SMALLER_SCALE);
        double g2 = growth * growth;
        return k2 * variance * (g2 - 1) / (k2 - g2);
    }

    /** Small values of both signs, none near their mean. */
    private static double[] alternating(int length) {
        double[] vector = new double[length];
        Arrays.setAll(vector, i -> SMALLER_SCALE * (i % 2 == 0 ? 1 : -1) * (1 + 0.4 * Math.sin(i)));
        return vector;
    }

    private double[] apply(double[] x, boolean centred) {
        double[] y = standardized(x, epsilon, centred);
        Arrays.setAll(y, i -> y[i] * scale[i] + shift[i]);
        return y;
    }

    private static double[] standardized(double[] x, double epsilon, boolean centred) {
        double[] value = centred ? centred(x) : x;
        double deviation = Math.sqrt(meanSquare(value) + epsilon);
        return Arrays.stream(value).map(each -> each / deviation).toArray();
    }

    private static double[] centred(double[] x) {
        double mean = Arrays.stream(x).average().orElse(0);
        return Arrays.stream(x).map(each -> each - mean).toArray();
    }

    private static double meanSquare(double[] x) {
        return Arrays.stream(x).map(each -> each * each).average().orElse(0);
    }
}

package org.vizsla.graph.pass.internal.region;

import java.util.Arrays;

/** Compares regions with a softmax over their axes. */
public final class SoftmaxForm {
    private SoftmaxForm() {}

    public static boolean isSoftmax(Region region) {
        return Likeness.holds(region.length(), region::apply, SoftmaxForm::softmax);
    }

    public static boolean isLogSoftmax(Region region) {
        return Likeness.holds(
                region.length(),
                region::apply,
                x -> Arrays.stream(softmax(x)).map(Math::log).toArray());
    }

    private static double[] softmax(double[] x) {
        double[] powers = Arrays.stream(x).map(Math::exp).toArray();
        double sum = Arrays.stream(powers).sum();
        return Arrays.stream(powers).map(power -> power / sum).toArray();
    }
}

package org.vizsla.render;

import java.util.Arrays;
import org.vizsla.graph.VizslaException;

/** A value that a share of all values does not exceed, interpolated as {@code numpy.percentile} does by default. */
public final class Percentile {
    private Percentile() {}

    /**
     * The value at position {@code percent / 100 * (n - 1)} of the sorted values, linearly between its neighbours.
     *
     * @param percent 0 to 100
     * @throws VizslaException if there are no values, or percent is out of range
     */
    public static double of(double[] values, double percent) {
        if (values.length == 0 || !(percent >= 0 && percent <= 100)) {
            throw new VizslaException("there is no percentile " + percent + " of " + values.length + " values");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double position = percent / 100 * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}

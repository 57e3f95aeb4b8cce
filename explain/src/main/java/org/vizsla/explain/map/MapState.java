package org.vizsla.explain.map;

import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** Whether there is anything to see in a map, and if not, why; the one place that decides this for checks, reports and pictures. */
public enum MapState {
    /** There is. */
    VISIBLE(""),
    /** Values are infinite or not a number. */
    NOT_FINITE("infinite or not a number"),
    /** All values are zero. */
    ZERO("zero everywhere"),
    /** All values are the same. */
    FLAT("the same everywhere"),
    /** Values differ, but their sum over the channels is zero at each place. */
    CANCELLED("zero when summed over channels"),
    /** Values differ, but their sum over the channels is the same at each place. */
    FLAT_SUM("the same everywhere");

    private final String reason;

    MapState(String reason) {
        this.reason = reason;
    }

    /**
     * Looks at the map of one image.
     *
     * @param map {@code [1, C, h, w]}; of another shape, each value is a place of its own
     */
    public static MapState of(Tensor map) {
        float[] values = map.floats();
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return NOT_FINITE;
            }
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        if (!(most > least)) {
            return least == 0 ? ZERO : FLAT;
        }
        return map.shape().rank() == 4
                ? ofSums(values, map.shape().size(2) * map.shape().size(3))
                : VISIBLE;
    }

    /** A negative sum that is the same everywhere can be seen: zero is in the middle of its scale. */
    private static MapState ofSums(float[] values, long places) {
        double[] sums = new double[Shape.lengthOf(places)];
        for (int i = 0; i < values.length; i++) {
            sums[i % sums.length] += values[i];
        }
        for (double sum : sums) {
            if (sum != sums[0]) {
                return VISIBLE;
            }
        }
        return sums[0] == 0 ? CANCELLED : sums[0] > 0 ? FLAT_SUM : VISIBLE;
    }

    /** Whether the values themselves can be drawn, channel by channel. */
    public boolean hasVisibleValues() {
        return this == VISIBLE || this == CANCELLED || this == FLAT_SUM;
    }

    /** Whether their sums over the channels can be drawn. */
    public boolean hasVisibleSums() {
        return this == VISIBLE;
    }

    /** What the map is where it cannot be seen, such as {@code zero everywhere}. */
    public String reason() {
        return reason;
    }
}

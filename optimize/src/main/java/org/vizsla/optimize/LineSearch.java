package org.vizsla.optimize;

import java.util.function.DoubleUnaryOperator;

/** Finds how far to go along a line for a function to have a wanted value. */
final class LineSearch {
    /** Of the way from the first value to the wanted one. */
    private static final double TOLERANCE = 0.02;

    private static final int MOST_TRIES = 16;

    /** An extrapolation goes at most so many times as far as the line was tried. */
    private static final double FARTHEST = 4;

    private LineSearch() {}

    /**
     * Where the function is as wanted, or, where it never is, the place tried whose value is nearest.
     *
     * @param wanted the value to reach
     * @param before the value at 0
     * @param guess where the value may be as wanted; its sign is the direction
     */
    static double find(double wanted, double before, double guess, DoubleUnaryOperator function) {
        double way = wanted - before;
        double near = 0;
        double valueNear = before;
        double far = Double.NaN;
        double valueFar = Double.NaN;
        double bestAt = 0;
        double best = before;
        double last = 0;
        double at = guess;
        for (int i = 1; i <= MOST_TRIES && Math.abs(best - wanted) > TOLERANCE * Math.abs(way) && at != last; i++) {
            double value = function.applyAsDouble(at);
            last = at;
            if (Math.abs(value - wanted) < Math.abs(best - wanted)) {
                best = value;
                bestAt = at;
            }
            if ((wanted - value) / way > 0 && (value - valueNear) / way > 0) {
                near = at;
                valueNear = value;
            } else {
                far = at;
                valueFar = value;
            }
            at = Double.isNaN(far)
                    ? at * Math.min(FARTHEST, Math.max(1.5, way / (value - before)))
                    : between(near, far, i % 3 == 0 ? Double.NaN : (wanted - valueNear) / (valueFar - valueNear));
        }
        return bestAt;
    }

    /** At a share of the way, or in the middle where the share is near an end, or none. */
    private static double between(double near, double far, double share) {
        return near + (far - near) * (share > 0.05 && share < 0.95 ? share : 0.5);
    }
}

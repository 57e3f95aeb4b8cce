package org.vizsla.explain.path;

import org.vizsla.explain.SelfCheck;

/** The property that a map sums to the change of a score between the baseline and the picture. */
public final class Completeness {
    private static final double TOLERANCE = 0.05;
    private static final double TOLERANCE_OF_CURVED_PATHS = 0.1;
    private static final double LEAST_PART = 0.1;

    private Completeness() {}

    /** How much of the change is missing or too much. A change that is small beside both scores is measured by a tenth of the larger one. */
    public static SelfCheck of(double sum, double before, double after) {
        return within(TOLERANCE, sum, before, after);
    }

    /** The same for a path that is not straight, along which the gradient changes faster: twice as much is allowed. */
    public static SelfCheck ofCurvedPath(double sum, double before, double after) {
        return within(TOLERANCE_OF_CURVED_PATHS, sum, before, after);
    }

    private static SelfCheck within(double tolerance, double sum, double before, double after) {
        double scale = Math.max(Math.abs(after - before), LEAST_PART * Math.max(Math.abs(before), Math.abs(after)));
        return SelfCheck.near(
                "completeness", sum, after - before, scale, tolerance, "the map's sum", "the change from the baseline");
    }
}

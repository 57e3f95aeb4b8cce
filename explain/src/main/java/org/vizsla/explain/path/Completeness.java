package org.vizsla.explain.path;

import org.vizsla.explain.SelfCheck;

/** The property that a map sums to the change of a score between the baseline and the picture. */
public final class Completeness {
    private static final double TOLERANCE = 0.05;
    private static final double LEAST_PART = 0.1;

    private Completeness() {}

    /** How much of the change is missing or too much. A change that is small beside both scores is measured by a tenth of the larger one. */
    public static SelfCheck of(double sum, double before, double after) {
        double scale = Math.max(Math.abs(after - before), LEAST_PART * Math.max(Math.abs(before), Math.abs(after)));
        return SelfCheck.near(
                "completeness", sum, after - before, scale, TOLERANCE, "the map's sum", "the change from the baseline");
    }
}

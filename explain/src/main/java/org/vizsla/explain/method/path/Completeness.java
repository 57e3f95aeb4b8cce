package org.vizsla.explain.method.path;

import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.graph.suggestion.Remedy;

/**
 * Completeness: the property that a map sums to the change of the score between the baseline and the image.
 *
 * <p>With finitely many steps an integral is not exact; up to 5 % of the change may be missing or too much. That is the authors' advice: to take so many steps that the sum is within 5 % of the change (M.
 * Sundararajan, A. Taly, Q. Yan, Axiomatic Attribution for Deep Networks, 2017, section 5). It holds for curved paths as well as for straight ones.
 *
 * <p>A change that is small beside both scores is measured relative to a tenth of the larger one: positive and negative contributions are then far larger than their sum.
 */
public final class Completeness {
    private static final double TOLERANCE = 0.05;
    private static final double LEAST_PART = 0.1;

    /** Beyond this the error does not come from the steps. */
    private static final int MOST_STEPS = 100_000;

    /** From few steps the error does not yet fall as it will. */
    private static final double MARGIN = 2;

    private Completeness() {}

    /**
     * The same of a method that takes a number of steps; if it failed, with the number that would do, since the error of a sum of steps is inversely proportional to
     * their number.
     */
    public static SelfCheck of(double sum, double before, double after, String method, int steps) {
        SelfCheck check = of(sum, before, after);
        double needed = Math.ceil(MARGIN * steps * check.value() / TOLERANCE);
        return check.passed() || !(needed <= MOST_STEPS)
                ? check
                : check.advising(new Remedy.SetParameter(method, "steps", Integer.toString(rounded((int) needed))));
    }

    /** Up to two digits. */
    private static int rounded(int steps) {
        int unit = (int) Math.pow(10, Math.max(0, Math.floor(Math.log10(steps)) - 1));
        return (steps + unit - 1) / unit * unit;
    }

    /**
     * How much of the change is missing or too much.
     *
     * @throws NotApplicableException if the network has no score where the path begins
     */
    public static SelfCheck of(double sum, double before, double after) {
        requireScore(before);
        double scale = Math.max(Math.abs(after - before), LEAST_PART * Math.max(Math.abs(before), Math.abs(after)));
        return SelfCheck.near(
                "completeness", sum, after - before, scale, TOLERANCE, "the map's sum", "the change from the baseline");
    }

    /**
     * Requires that the network has a score for the baseline: one that divides by the deviation or the range of a whole image has none for an image of one value.
     *
     * @throws NotApplicableException if the score is not finite
     */
    public static void requireScore(double ofBaseline) {
        if (!Double.isFinite(ofBaseline)) {
            throw new NotApplicableException("the network's score for the baseline is "
                    + (Double.isNaN(ofBaseline) ? "not a number" : "infinite")
                    + ", so there is no change from it; take another baseline, such as noise or blur");
        }
    }
}

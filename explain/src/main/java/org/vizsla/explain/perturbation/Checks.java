package org.vizsla.explain.perturbation;

import java.util.Locale;
import org.vizsla.explain.Question;
import org.vizsla.explain.SelfCheck;

/** What must hold of results that come from covered pictures. */
final class Checks {
    private static final double SAME = 1e-3;
    private static final double LITTLE = 0.25;

    private Checks() {}

    /** That the picture with nothing covered has, among the covered ones, the score that it has alone. */
    static SelfCheck wholeScore(double score, Question question) {
        return SelfCheck.equal(
                "whole_score", score, question.score(), SAME, "the score with nothing covered", "the picture's score");
    }

    /** Efficiency: that the shares sum to what seeing everything is worth more than seeing nothing. */
    static SelfCheck efficiency(Shares shares, Game.Ends ends) {
        return SelfCheck.equal(
                "efficiency",
                shares.sum(),
                ends.difference(),
                SAME,
                "the shares' sum",
                "the score less that of the picture all covered");
    }

    /**
     * That chance plays a small part in a result.
     *
     * @param error the largest standard error
     * @param range what it is compared with
     * @param samples what the error comes from, such as {@code 2000 masks}
     */
    static SelfCheck standardError(double error, double range, String samples) {
        double part = error == 0 ? 0 : error / range;
        return SelfCheck.atMost(
                "standard_error",
                part,
                LITTLE,
                Double.isNaN(part)
                        ? samples + " are too few to tell the standard error"
                        : String.format(
                                Locale.ROOT,
                                "after %s the standard error is at most %.2g, %s of %.4g; up to %s is little enough",
                                samples,
                                error,
                                percent(part),
                                range,
                                percent(LITTLE)));
    }

    /** A part as people write it, such as {@code 12.5 %}. */
    static String percent(double part) {
        return part != 0 && Math.abs(part) < 0.001
                ? "less than 0.1 %"
                : String.format(Locale.ROOT, "%.1f %%", 100 * part);
    }
}

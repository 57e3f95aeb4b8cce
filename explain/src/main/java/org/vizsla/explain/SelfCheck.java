package org.vizsla.explain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import org.vizsla.graph.suggestion.Remedy;

/**
 * A property that a map must have, and how far the map is from having it.
 *
 * @param name such as {@code completeness}
 * @param value how far it is off
 * @param bound how far it may be off
 * @param words a sentence for readers
 * @param remedy the setting with which it would pass, of a check that failed, where that can be told
 */
public record SelfCheck(
        String name, double value, double bound, boolean passed, String words, Optional<Remedy> remedy) {
    /** The least magnitude by which a difference is divided. */
    private static final double LEAST_SCALE = 1e-6;

    private static final double SMALLEST_SHOWN = 1e-5;

    /** Passes if {@code value <= bound}; NaN fails. */
    public static SelfCheck atMost(String name, double value, double bound, String words) {
        return new SelfCheck(name, value, bound, value <= bound, words, Optional.empty());
    }

    /** The same with the setting with which it would pass. */
    public SelfCheck advising(Remedy setting) {
        return new SelfCheck(name, value, bound, passed, words, Optional.of(setting));
    }

    /**
     * The check that two numbers are equal: their difference, relative to the expected magnitude, is at most the tolerance.
     *
     * @param actualIs what the number is, such as {@code the map's sum}
     * @param expectedIs what it has to be equal to, such as {@code the score}
     */
    public static SelfCheck equal(
            String name, double actual, double expected, double tolerance, String actualIs, String expectedIs) {
        double scale = Math.max(Math.abs(expected), LEAST_SCALE);
        return near(name, actual, expected, scale, tolerance, actualIs, expectedIs);
    }

    /** The same, relative to another scale. */
    public static SelfCheck near(
            String name,
            double actual,
            double expected,
            double scale,
            double tolerance,
            String actualIs,
            String expectedIs) {
        double off = actual == expected ? 0 : Math.abs(actual - expected) / Math.max(scale, LEAST_SCALE);
        return atMost(
                name,
                off,
                tolerance,
                String.format(
                        Locale.ROOT,
                        "%s is %.4g, %s is %.4g: %s (limit %s)",
                        actualIs,
                        actual,
                        expectedIs,
                        expected,
                        agreement(off, tolerance),
                        limit(tolerance)));
    }

    private static String agreement(double off, double tolerance) {
        if (!Double.isFinite(off)) {
            return "they cannot be compared";
        }
        String part = digits(Math.max(off, SMALLEST_SHOWN), RoundingMode.UP);
        return off <= tolerance ? "agrees within " + part : "differs by " + part;
    }

    /** A limit without needless digits, such as {@code 50 %}. */
    public static String limit(double part) {
        return digits(part, RoundingMode.HALF_EVEN);
    }

    private static String digits(double part, RoundingMode rounding) {
        return BigDecimal.valueOf(part)
                        .movePointRight(2)
                        .round(new MathContext(2, rounding))
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    /** A fraction as a percentage, such as {@code 12.5 %}. */
    public static String percent(double part) {
        return part != 0 && Math.abs(part) < 0.001
                ? "less than 0.1 %"
                : String.format(Locale.ROOT, "%.1f %%", 100 * part);
    }
}

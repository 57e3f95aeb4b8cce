package org.vizsla.explain.method;

import java.util.Locale;
import org.vizsla.explain.SelfCheck;
import org.vizsla.graph.suggestion.Remedy;

/**
 * Convergence: the property that a map made from random samples says more about the network than about chance.
 *
 * <p>The standard error of the map is compared with the map itself, each as the root of the mean square over its values. On average the square of a map is that of the true
 * map, which infinitely many samples would give, plus that of the error. So the ratio {@code e} is 0 if chance plays no role and close to 1 if the map is nothing but
 * noise, whatever the units and however many values and samples there are. The cosine between the map and the true one is about {@code sqrt(1 - e^2)}, that between the maps of
 * two seeds about {@code 1 - e^2}.
 *
 * <p>At most one half is allowed: then the true map is at least 1.7 times as large as the noise, and the two cosines are at least 0.87 and 0.75. {@code (1 / e^2 - 1)} grows with the number of samples, so
 * a map that fails can report how many would do.
 */
public final class Convergence {
    private static final double ENOUGH = 0.5;
    private static final double WORTH_TELLING = 0.99;

    /** The error is an estimate itself, and from few samples a rough one. */
    private static final double MARGIN = 1.5;

    private Convergence() {}

    /**
     * How well a map is known that is the mean of the maps of independent samples.
     *
     * @param variance of a sample, {@code E v^2 - (E v)^2}, the mean over the map's values
     * @param magnitude of the map
     * @param samples how many; one is too few
     * @param kind what they are, such as {@code masks}
     */
    public static SelfCheck ofMean(double variance, double magnitude, int samples, String kind) {
        double error = samples > 1 ? Math.sqrt(variance / (samples - 1)) : Double.NaN;
        return of(error, magnitude, samples, kind);
    }

    /**
     * How well a map is known.
     *
     * @param error its standard error; NaN if there were too few samples to estimate it
     * @param magnitude that of the map
     * @param samples how many it is made of
     * @param kind what they are, such as {@code orders}
     */
    public static SelfCheck of(double error, double magnitude, long samples, String kind) {
        double part = error == 0 ? 0 : error / magnitude;
        return SelfCheck.atMost("convergence", part, ENOUGH, words(part, samples, kind));
    }

    /**
     * The check of a method that takes a parameter for the number of samples; if it failed, with the number that would do.
     *
     * @param parameter such as {@code samples}
     * @param samples its value
     */
    public static SelfCheck advised(SelfCheck check, String method, String parameter, long samples) {
        return check.passed() || !(check.value() < WORTH_TELLING)
                ? check
                : check.advising(new Remedy.SetParameter(
                        method, parameter, Long.toString((long) (MARGIN * needed(check.value(), samples)))));
    }

    private static String words(double part, long samples, String kind) {
        if (Double.isNaN(part)) {
            return samples + " " + kind + " are too few to estimate the standard error";
        }
        String words = String.format(
                Locale.ROOT,
                "after %d %s the standard error is %s of the map's magnitude (limit %s)",
                samples,
                kind,
                SelfCheck.percent(part),
                SelfCheck.limit(ENOUGH));
        if (part <= ENOUGH) {
            return words;
        }
        return part < WORTH_TELLING
                ? words + String.format(Locale.ROOT, "; about %,d would do", needed(part, samples))
                : words + "; so far the map is nothing but noise";
    }

    /** How many samples bring the ratio down to the limit, rounded up to two digits. */
    private static long needed(double part, long samples) {
        double needed = samples * (1 / (ENOUGH * ENOUGH) - 1) / (1 / (part * part) - 1);
        double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(needed)) - 1));
        return (long) (Math.ceil(needed / unit) * unit);
    }
}

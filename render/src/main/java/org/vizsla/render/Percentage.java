package org.vizsla.render;

import java.util.Locale;

/** Probabilities as people read them. */
public final class Percentage {
    private Percentage() {}

    /**
     * A probability in percent with one decimal, {@code 42.0 %}. Only exact values are shown as 0 or 100 %: close to them it says {@code < 0.1 %} and {@code > 99.9
     * %}.
     *
     * @param probability 0 to 1, or not a number
     */
    public static String of(double probability) {
        if (!Double.isFinite(probability)) {
            return "not a number";
        }
        if (probability > 0 && probability < 0.0005) {
            return "< 0.1 %";
        }
        if (probability < 1 && probability >= 0.9995) {
            return "> 99.9 %";
        }
        return String.format(Locale.ROOT, "%.1f %%", 100 * probability);
    }
}

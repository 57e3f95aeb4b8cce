package org.vizsla.render;

import java.util.Locale;

/** Scores as people read them. */
public final class Figure {
    private Figure() {}

    /** A score with four digits, {@code 40.91}. */
    public static String of(double score) {
        return Double.isFinite(score) ? String.format(Locale.ROOT, "%.4g", score) : "not a number";
    }

    /** A probability in percent, or the score where there is none. */
    public static String of(double probability, double score) {
        return Double.isNaN(probability) && !Double.isNaN(score) ? "score " + of(score) : Percentage.of(probability);
    }
}

package org.vizsla.evaluate;

/**
 * The result of a {@link Metric}.
 *
 * @param value its figure; NaN if the map is zero everywhere or not finite
 * @param chance the figure of a map that carries no information
 */
public record Score(double value, double chance) {
    /** Whether the map has a figure. */
    public boolean isDefined() {
        return Double.isFinite(value);
    }
}

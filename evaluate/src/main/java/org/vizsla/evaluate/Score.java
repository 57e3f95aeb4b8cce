package org.vizsla.evaluate;

/**
 * What a {@link Metric} found.
 *
 * @param value its figure; not a number where the map says nothing, being zero everywhere or not finite
 * @param chance the figure of a map that knows nothing
 */
public record Score(double value, double chance) {
    /** Whether the map says anything at all. */
    public boolean isDefined() {
        return Double.isFinite(value);
    }
}

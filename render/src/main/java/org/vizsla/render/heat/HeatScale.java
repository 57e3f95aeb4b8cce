package org.vizsla.render.heat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.vizsla.render.Percentile;

/**
 * The colours of a heat map's values. Maps with values below zero get {@link DivergingColours} with zero in the middle, others {@link SequentialColours}.
 *
 * @param signed whether zero is in the middle
 * @param low the value of the first colour; {@code -high} where the scale is signed
 * @param high the value of the last colour
 */
public record HeatScale(boolean signed, double low, double high) {
    private static final double CLIPPED_ABOVE = 99;

    /** A scale without values below zero starts at zero, unless more than this fraction of it would then be empty. */
    private static final double MOST_UNUSED = 0.25;

    /**
     * The scale for these values. It ends at the 99th percentile of their magnitudes, so that a few outliers do not leave the rest pale; at the largest where that is
     * zero, or where the map is smooth.
     *
     * @param values finite
     * @param smooth whether the values are interpolated from few, and none is an outlier
     */
    static HeatScale of(double[] values, boolean smooth) {
        double[] magnitudes = Arrays.stream(values).map(Math::abs).toArray();
        double clipped = smooth ? 0 : Percentile.of(magnitudes, CLIPPED_ABOVE);
        double least = Arrays.stream(values).min().orElse(0);
        if (least < 0) {
            double limit = clipped > 0 ? clipped : Percentile.of(magnitudes, 100);
            return new HeatScale(true, -limit, limit);
        }
        double limit = clipped > least ? clipped : Percentile.of(magnitudes, 100);
        return new HeatScale(false, least > MOST_UNUSED * limit ? least : 0, limit);
    }

    /**
     * One scale for several maps, from the least to the largest value of theirs; signed if one of them is.
     *
     * @param scales of the maps; at least one
     */
    public static HeatScale ofAll(List<HeatScale> scales) {
        double low = scales.stream().mapToDouble(HeatScale::low).min().orElseThrow();
        double high = scales.stream().mapToDouble(HeatScale::high).max().orElseThrow();
        return scales.stream().anyMatch(HeatScale::signed)
                ? new HeatScale(true, -Math.max(-low, high), Math.max(-low, high))
                : new HeatScale(false, low, high);
    }

    /** The same with zero in the middle, whether or not there are values below it. */
    HeatScale balanced() {
        double largest = Math.max(Math.abs(low), Math.abs(high));
        double limit = largest > 0 ? largest : 1;
        return new HeatScale(true, -limit, limit);
    }

    /** Whether all values have the same colour. */
    boolean isEmpty() {
        return !(high > low);
    }

    /** How far a value is from the first colour (from the middle, where the scale is signed), 0 to 1. */
    public double strength(double value) {
        double share = signed ? Math.abs(value) / high : (value - low) / (high - low);
        return Math.min(1, Math.max(0, share));
    }

    /** The colour of a value as {@code 0xRRGGBB}. */
    public int colour(double value) {
        return signed ? DivergingColours.of(value / high) : SequentialColours.of(strength(value));
    }

    /** The colour at a position on the scale, 0 (first) to 1 (last). */
    public int colourAt(double place) {
        return signed ? DivergingColours.of(2 * place - 1) : SequentialColours.of(place);
    }

    /** The values at the beginning, in the middle and at the end, as people read them. */
    public List<String> labels() {
        return signed
                ? List.of("−" + text(high), "0", "+" + text(high))
                : List.of(text(low), text((low + high) / 2), text(high));
    }

    /** Three digits at most, without trailing zeros: {@code 0.25}, {@code 1.3e-07}. */
    private static String text(double value) {
        double magnitude = Math.abs(value);
        if (value < 0) {
            return "−" + text(magnitude);
        }
        if (magnitude == 0) {
            return "0";
        }
        if (magnitude >= 1e5 || magnitude < 1e-3) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        int decimals = Math.max(0, 1 - (int) Math.floor(Math.log10(magnitude)));
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.contains(".") ? text.replaceFirst("0+$", "").replaceFirst("\\.$", "") : text;
    }
}

package org.vizsla.render.heat;

/**
 * Colours for values from -1 to 1: blue over a light neutral to red, so that equal steps of the value look equally large.
 *
 * <p>Each half is a straight line in {@link Oklab}. Both ends have the same lightness and chroma, and can be told apart by the colour-blind as well.
 */
public final class DivergingColours {
    private static final double NEUTRAL_LIGHTNESS = 0.97;
    private static final double END_LIGHTNESS = 0.45;
    private static final double END_CHROMA = 0.16;
    private static final double RED_HUE = Math.toRadians(27);
    private static final double BLUE_HUE = Math.toRadians(262);

    private static final ColourTable TABLE = new ColourTable(-1, 1, DivergingColours::exactly);

    private DivergingColours() {}

    /** The colour of a value as {@code 0xRRGGBB}; values outside -1 to 1 take the ends. */
    public static int of(double value) {
        return TABLE.of(value);
    }

    private static int exactly(double value) {
        double strength = Math.min(1, Math.abs(value));
        double hue = value < 0 ? BLUE_HUE : RED_HUE;
        double lightness = NEUTRAL_LIGHTNESS + strength * (END_LIGHTNESS - NEUTRAL_LIGHTNESS);
        return Oklab.of(lightness, strength * END_CHROMA, hue).rgb();
    }
}

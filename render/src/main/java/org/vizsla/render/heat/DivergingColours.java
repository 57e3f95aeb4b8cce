package org.vizsla.render.heat;

/**
 * Colours for values from -1 to 1: blue over a light neutral to red, so that equal steps of the value look equally large.
 *
 * <p>Each half is a straight line in Oklab, a space in which distance is difference as people see it. Both ends have the same lightness and chroma, and differ for
 * the colour-blind as well.
 *
 * <p>Source: B. Ottosson, 2020, A perceptual color space for image processing.
 */
public final class DivergingColours {
    private static final double NEUTRAL_LIGHTNESS = 0.97;
    private static final double END_LIGHTNESS = 0.45;
    private static final double END_CHROMA = 0.16;
    private static final double RED_HUE = Math.toRadians(27);
    private static final double BLUE_HUE = Math.toRadians(262);

    private DivergingColours() {}

    /** The colour of a value as {@code 0xRRGGBB}; values outside of -1 to 1 take the ends. */
    public static int of(double value) {
        double strength = Math.min(1, Math.abs(value));
        double hue = value < 0 ? BLUE_HUE : RED_HUE;
        double lightness = NEUTRAL_LIGHTNESS + strength * (END_LIGHTNESS - NEUTRAL_LIGHTNESS);
        double chroma = strength * END_CHROMA;
        return fromOklab(lightness, chroma * Math.cos(hue), chroma * Math.sin(hue));
    }

    private static int fromOklab(double lightness, double a, double b) {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        int red = encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
        int green = encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
        int blue = encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
        return red << 16 | green << 8 | blue;
    }

    private static double cube(double value) {
        return value * value * value;
    }

    /** A linear intensity as sRGB's 8-bit level. */
    private static int encoded(double linear) {
        double level = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * Math.min(1, Math.max(0, level)));
    }
}

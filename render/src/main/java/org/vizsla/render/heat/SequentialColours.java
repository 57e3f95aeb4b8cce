package org.vizsla.render.heat;

import java.util.Arrays;

/**
 * Colours for values from 0 to 1: near-black violet over red and orange to a pale yellow, so that equal steps of the value look equally large.
 *
 * <p>A curve in {@link Oklab}, walked at even speed. Along it lightness only grows: the order of values is seen by the colour-blind, and on paper without colour.
 */
public final class SequentialColours {
    private static final double DARKEST = 0.14;
    private static final double LIGHTEST = 0.95;
    private static final double FIRST_HUE = Math.toRadians(285);
    private static final double LAST_HUE = Math.toRadians(465);
    private static final double FIRST_CHROMA = 0.05;
    private static final double LAST_CHROMA = 0.11;
    private static final double MORE_BETWEEN = 0.09;
    private static final int STEPS = 1024;
    private static final double[] WALKED = walked();
    private static final ColourTable TABLE =
            new ColourTable(0, 1, value -> at(value).rgb());

    private SequentialColours() {}

    /** The colour of a value as {@code 0xRRGGBB}; values outside 0 to 1 take the ends. */
    public static int of(double value) {
        return TABLE.of(value);
    }

    static Oklab at(double value) {
        double way = Math.min(1, Math.max(0, value)) * WALKED[STEPS];
        int found = Arrays.binarySearch(WALKED, way);
        int next = Math.max(1, found >= 0 ? found : -found - 1);
        double along = (way - WALKED[next - 1]) / (WALKED[next] - WALKED[next - 1]);
        return curve((next - 1 + along) / STEPS);
    }

    private static Oklab curve(double t) {
        double chroma = FIRST_CHROMA + t * (LAST_CHROMA - FIRST_CHROMA) + MORE_BETWEEN * Math.sin(Math.PI * t);
        return Oklab.of(DARKEST + t * (LIGHTEST - DARKEST), chroma, FIRST_HUE + t * (LAST_HUE - FIRST_HUE));
    }

    /** The curve's length up to each of its steps. */
    private static double[] walked() {
        double[] lengths = new double[STEPS + 1];
        for (int i = 1; i <= STEPS; i++) {
            lengths[i] = lengths[i - 1] + curve((i - 1.0) / STEPS).distance(curve((double) i / STEPS));
        }
        return lengths;
    }
}

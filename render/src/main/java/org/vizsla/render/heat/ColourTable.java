package org.vizsla.render.heat;

import java.util.function.DoubleToIntFunction;

/**
 * The colours of a range of values, each computed when it is first needed: maps have many pixels and few colours. A step of the range whose ends differ in colour is computed for each value, so that colours
 * change exactly where they would without a table.
 */
final class ColourTable {
    private static final int STEPS = 1 << 14;
    private static final int KNOWN = 1 << 24;
    private static final int MIXED = 1 << 25;

    private final DoubleToIntFunction colour;
    private final double low;
    private final double step;
    /** Threads that fill the same place write the same. */
    private final int[] colours = new int[STEPS];

    /** For values from low to high. */
    ColourTable(double low, double high, DoubleToIntFunction colour) {
        this.colour = colour;
        this.low = low;
        this.step = (high - low) / STEPS;
    }

    /** The colour of a value as {@code 0xRRGGBB}; values outside the range take the ends. */
    int of(double value) {
        int place = (int) Math.min(STEPS - 1, Math.max(0, (value - low) / step));
        int known = colours[place];
        if (known == 0) {
            int begin = colour.applyAsInt(low + place * step);
            known = begin == colour.applyAsInt(low + (place + 1) * step) ? KNOWN | begin : MIXED;
            colours[place] = known;
        }
        return known == MIXED ? colour.applyAsInt(value) : known & ~KNOWN;
    }
}

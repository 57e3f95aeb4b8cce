package org.vizsla.models.architecture;

/** Numbers of channels that hardware likes. */
final class Channels {
    private static final int UNIT = 8;

    private Channels() {}

    /** The multiple of 8 that is nearest (the greater of two), if that is not less than nine tenths of the number; else the next. */
    static long inEighths(double channels) {
        return inMultiplesOf(UNIT, channels);
    }

    /** The same in multiples of another number, one at least. */
    static long inMultiplesOf(int unit, double channels) {
        long rounded = Math.max(unit, (long) (channels + unit / 2.0) / unit * unit);
        return rounded < 0.9 * channels ? rounded + unit : rounded;
    }
}

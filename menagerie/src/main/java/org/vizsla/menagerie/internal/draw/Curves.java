package org.vizsla.menagerie.internal.draw;

/** Small functions used in drawing. */
public final class Curves {
    private Curves() {}

    public static double clamp(double x) {
        return x < 0 ? 0 : x > 1 ? 1 : x;
    }

    public static double clamp(double x, double low, double high) {
        return x < low ? low : x > high ? high : x;
    }

    /** 0 up to {@code low}, 1 from {@code high} on, smooth in between; falling if {@code low > high}. */
    public static double step(double low, double high, double x) {
        double t = clamp((x - low) / (high - low));
        return t * t * (3 - 2 * t);
    }

    public static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }

    public static double fraction(double x) {
        return x - floor(x);
    }

    /** The largest whole number that is not above {@code x}; faster than the library's for the small numbers of a drawing. */
    public static int floor(double x) {
        int i = (int) x;
        return x < i ? i - 1 : i;
    }

    /** Distance to the nearest whole number, in [0, 0.5]. */
    public static double wave(double x) {
        double f = fraction(x);
        return f < 0.5 ? f : 1 - f;
    }

    /** 1 inside a ball of radius {@code r} (given as squared distance), 0 outside, with a soft edge of relative width {@code soft}. */
    public static double disc(double squaredDistance, double r, double soft) {
        return step(r * (1 + soft), r * (1 - soft), Math.sqrt(squaredDistance));
    }
}

package org.vizsla.render.heat;

/**
 * Colours as lightness and two opponent axes, in a space where distance is difference as people see it; screens show only some of them.
 *
 * <p>Source: B. Ottosson, 2020, A perceptual color space for image processing.
 *
 * @param lightness 0 (black) to 1 (white)
 * @param a green to red
 * @param b blue to yellow
 */
record Oklab(double lightness, double a, double b) {
    private static final double ROUNDING = 1e-4;

    /**
     * A colour by chroma and hue.
     *
     * @param chroma distance from grey
     * @param hue in radians
     */
    static Oklab of(double lightness, double chroma, double hue) {
        return new Oklab(lightness, chroma * Math.cos(hue), chroma * Math.sin(hue));
    }

    /** How different two colours look. */
    double distance(Oklab other) {
        return Math.hypot(Math.hypot(lightness - other.lightness, a - other.a), b - other.b);
    }

    /** {@code 0xRRGGBB} in sRGB; colours that screens cannot show are clipped. */
    int rgb() {
        double[] linear = linear();
        return encoded(linear[0]) << 16 | encoded(linear[1]) << 8 | encoded(linear[2]);
    }

    /** Whether screens can show it. */
    boolean isShown() {
        for (double intensity : linear()) {
            if (intensity < -ROUNDING || intensity > 1 + ROUNDING) {
                return false;
            }
        }
        return true;
    }

    /** Intensities of red, green and blue light, 0 to 1. */
    private double[] linear() {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
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

package org.vizsla.models.picture;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A filter with which a picture is resized: how much a pixel counts at a distance from the place that is computed. The distance is in pixels; where a picture gets
 * smaller, in those of the result, so that filters are antialiased, as Pillow's are. Numbers are Pillow's, which configurations use.
 */
public enum Interpolation {
    /** The pixel that the place lies in, and no other. */
    NEAREST(0, 0) {
        @Override
        double weight(double x) {
            throw new IllegalStateException("the nearest pixel needs no weights");
        }
    },

    /** The mean of the pixels that the result's pixel covers. */
    BOX(4, 0.5) {
        @Override
        double weight(double x) {
            return x > -0.5 && x <= 0.5 ? 1 : 0;
        }
    },

    /** A triangle. */
    BILINEAR(2, 1) {
        @Override
        double weight(double x) {
            return Math.max(1 - Math.abs(x), 0);
        }
    },

    /** {@code sinc} under a Hamming window. */
    HAMMING(5, 1) {
        @Override
        double weight(double x) {
            double at = Math.abs(x);
            return at >= 1 ? 0 : sinc(at) * (0.54 + 0.46 * Math.cos(at * Math.PI));
        }
    },

    /** Keys's cubic convolution with a = -0.5. */
    BICUBIC(3, 2) {
        @Override
        double weight(double x) {
            double at = Math.abs(x);
            if (at < 1) {
                return ((CUBIC + 2) * at - (CUBIC + 3)) * at * at + 1;
            }
            return at < 2 ? (((at - 5) * at + 8) * at - 4) * CUBIC : 0;
        }
    },

    /** {@code sinc} under the middle of another that is three times as wide. */
    LANCZOS(1, 3) {
        @Override
        double weight(double x) {
            return x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0;
        }
    };

    private static final double CUBIC = -0.5;

    private final int number;
    private final double reach;

    Interpolation(int number, double reach) {
        this.number = number;
        this.reach = reach;
    }

    /** How much a pixel counts whose centre is so far away. */
    abstract double weight(double x);

    /** The distance beyond which nothing counts. */
    double reach() {
        return reach;
    }

    /** The one with Pillow's number. */
    public static Optional<Interpolation> ofNumber(int number) {
        return Arrays.stream(values()).filter(each -> each.number == number).findFirst();
    }

    /** The one of this name, in small letters or not. */
    public static Optional<Interpolation> named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI);
    }

    /** {@code bicubic}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

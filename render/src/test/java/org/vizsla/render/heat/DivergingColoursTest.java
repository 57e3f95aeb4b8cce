package org.vizsla.render.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DivergingColoursTest {
    /** CIE L*a*b* (D65), a space that the colours were not made in. */
    private static double[] lab(int rgb) {
        double[] linear = new double[3];
        for (int i = 0; i < 3; i++) {
            double level = ((rgb >> (16 - 8 * i)) & 0xff) / 255.0;
            linear[i] = level <= 0.04045 ? level / 12.92 : Math.pow((level + 0.055) / 1.055, 2.4);
        }
        double x = curve((0.4124564 * linear[0] + 0.3575761 * linear[1] + 0.1804375 * linear[2]) / 0.95047);
        double y = curve(0.2126729 * linear[0] + 0.7151522 * linear[1] + 0.0721750 * linear[2]);
        double z = curve((0.0193339 * linear[0] + 0.1191920 * linear[1] + 0.9503041 * linear[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double curve(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    @Test
    void zeroIsALightNeutral() {
        double[] lab = lab(DivergingColours.of(0));
        assertThat(lab[0]).isBetween(94.0, 98.0);
        assertThat(Math.hypot(lab[1], lab[2])).isLessThan(1);
    }

    @Test
    void positiveIsRedAndNegativeIsBlue() {
        int red = DivergingColours.of(1);
        int blue = DivergingColours.of(-1);
        assertThat(red >> 16).isGreaterThan(2 * (red & 0xff)).isGreaterThan(2 * ((red >> 8) & 0xff));
        assertThat(blue & 0xff).isGreaterThan(2 * (blue >> 16));
    }

    @Test
    void bothSignsAreEquallyLightAndDarkenSteadily() {
        double before = 101;
        for (double value = 0; value <= 1; value += 0.0625) {
            double red = lab(DivergingColours.of(value))[0];
            double blue = lab(DivergingColours.of(-value))[0];
            assertThat(red).isCloseTo(blue, within(4.0)).isLessThan(before);
            before = red;
        }
        assertThat(before).isLessThan(50);
    }

    @Test
    void equalStepsLookAboutEquallyLarge() {
        for (int sign = -1; sign <= 1; sign += 2) {
            double smallest = Double.POSITIVE_INFINITY;
            double largest = 0;
            for (int step = 0; step < 10; step++) {
                double[] from = lab(DivergingColours.of(sign * step / 10.0));
                double[] to = lab(DivergingColours.of(sign * (step + 1) / 10.0));
                double size = Math.sqrt(
                        Math.pow(to[0] - from[0], 2) + Math.pow(to[1] - from[1], 2) + Math.pow(to[2] - from[2], 2));
                smallest = Math.min(smallest, size);
                largest = Math.max(largest, size);
            }
            assertThat(largest / smallest).isLessThan(1.6);
        }
    }

    @Test
    void valuesOutsideOfTheScaleTakeItsEnds() {
        assertThat(DivergingColours.of(7)).isEqualTo(DivergingColours.of(1));
        assertThat(DivergingColours.of(-7)).isEqualTo(DivergingColours.of(-1));
    }
}

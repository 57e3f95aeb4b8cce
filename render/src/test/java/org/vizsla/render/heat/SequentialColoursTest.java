package org.vizsla.render.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SequentialColoursTest {
    private static final int STEPS = 64;

    /** Relative luminance of sRGB, 0 to 1. */
    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int level) {
        double encoded = (level & 0xff) / 255.0;
        return encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
    }

    @Test
    void lightnessOnlyGrows() {
        for (int i = 1; i <= 255; i++) {
            assertThat(SequentialColours.at(i / 255.0).lightness())
                    .isGreaterThan(SequentialColours.at((i - 1) / 255.0).lightness());
        }
        for (int i = 1; i <= STEPS; i++) {
            assertThat(luminance(SequentialColours.of((double) i / STEPS)))
                    .isGreaterThan(luminance(SequentialColours.of((i - 1.0) / STEPS)));
        }
    }

    @Test
    void equalStepsOfTheValueLookEquallyLarge() {
        double first = SequentialColours.at(0).distance(SequentialColours.at(1.0 / STEPS));
        for (int i = 1; i <= STEPS; i++) {
            double step = SequentialColours.at((i - 1.0) / STEPS).distance(SequentialColours.at((double) i / STEPS));
            assertThat(step).isCloseTo(first, within(0.01 * first));
        }
    }

    @Test
    void screensShowAllOfThem() {
        for (int i = 0; i <= 255; i++) {
            assertThat(SequentialColours.at(i / 255.0).isShown()).isTrue();
        }
        assertThat(new Oklab(0.5, 0.4, 0).isShown()).isFalse();
    }

    /** The colours as those without red-sensitive or without green-sensitive cones see them: F. Viénot, H. Brettel, J. Mollon, 1999. */
    @Test
    void theColourBlindSeeTheOrder() {
        double[][] seen = {{0.11238, 0.88762}, {0.29275, 0.70725}};
        for (double[] weights : seen) {
            double before = -1;
            for (int i = 0; i <= STEPS; i++) {
                int rgb = SequentialColours.of((double) i / STEPS);
                double yellow = weights[0] * linear(rgb >> 16) + weights[1] * linear(rgb >> 8);
                double light = 0.9278 * yellow + 0.0722 * linear(rgb);
                assertThat(light).isGreaterThan(before);
                before = light;
            }
        }
    }

    @Test
    void whatIsOutsideTakesTheEnds() {
        assertThat(SequentialColours.of(-3)).isEqualTo(SequentialColours.of(0));
        assertThat(SequentialColours.of(7)).isEqualTo(SequentialColours.of(1));
        assertThat(luminance(SequentialColours.of(0))).isLessThan(0.02);
        assertThat(luminance(SequentialColours.of(1))).isGreaterThan(0.8);
    }
}

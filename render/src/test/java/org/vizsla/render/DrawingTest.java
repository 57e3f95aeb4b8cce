package org.vizsla.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawingTest {
    private static final int HEIGHT = 13;
    private static final int WIDTH = 21;
    private static final GradientScale SEED = new GradientScale.OwnRange();

    private static int level(BufferedImage image, int channel, int x, int y) {
        return (image.getRGB(x, y) >> (16 - 8 * channel)) & 0xff;
    }

    private static Planes scaled(Planes planes, float factor) {
        float[] values = new float[planes.channels() * planes.size()];
        int i = 0;
        for (int c = 0; c < planes.channels(); c++) {
            for (int y = 0; y < planes.height(); y++) {
                for (int x = 0; x < planes.width(); x++) {
                    values[i++] = factor * planes.at(c, y, x);
                }
            }
        }
        return Planes.of(planes.channels(), planes.height(), planes.width(), values);
    }

    /** As the rule is written for arrays: {@code g = g - g.min(); g = g / g.max(); (g * 255).astype(uint8)}. */
    @Test
    void coloursAreWhatAStepByStepComputationGives() {
        Planes gradient = RandomPlanes.of(1, 3, HEIGHT, WIDTH);
        double[] shifted = new double[3 * HEIGHT * WIDTH];
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] = gradient.at(i / (HEIGHT * WIDTH), i / WIDTH % HEIGHT, i % WIDTH);
        }
        double low = Arrays.stream(shifted).min().getAsDouble();
        shifted = Arrays.stream(shifted).map(value -> value - low).toArray();
        double high = Arrays.stream(shifted).max().getAsDouble();
        BufferedImage image = Drawing.gradientColours(gradient, Optional.empty(), SEED);
        for (int i = 0; i < shifted.length; i++) {
            assertThat(level(image, i / (HEIGHT * WIDTH), i % WIDTH, i / WIDTH % HEIGHT))
                    .isEqualTo((int) (shifted[i] / high * 255));
        }
    }

    /** As formulas: {@code 128 + 127 g / limit}, where the limit is the 99th percentile of all magnitudes of the stronger one. */
    @Test
    void coloursThatShareAScaleAreGreyExactlyWhereTheGradientIsZero() {
        float[] weak = new float[200];
        float[] strong = new float[200];
        for (int i = 0; i < 200; i++) {
            weak[i] = i == 7 ? 0 : 0.01f * (i - 100);
            strong[i] = i == 9 ? 1000 : i == 8 ? 0 : 0.1f * (i - 100);
        }
        Planes faint = Planes.of(1, 10, 20, weak);
        Planes clear = Planes.of(1, 10, 20, strong);
        GradientScale scale = ScaleRule.SHARED.over(List.of(faint, clear));
        assertThat(scale)
                .isInstanceOfSatisfying(
                        GradientScale.AroundZero.class,
                        shared -> assertThat(shared.limit()).isBetween(9.8, 10.0));
        BufferedImage first = Drawing.gradientColours(faint, Optional.empty(), scale);
        BufferedImage second = Drawing.gradientColours(clear, Optional.empty(), scale);
        assertThat(level(first, 0, 7, 0)).isEqualTo(128);
        assertThat(level(second, 0, 8, 0)).isEqualTo(128);
        assertThat(level(second, 0, 9, 0)).isEqualTo(255);
        assertThat(level(second, 0, 0, 0)).isEqualTo(1);
        assertThat(level(first, 0, 0, 0)).isBetween(114, 116);
    }

    @Test
    void coloursSpreadOverAllChannelsTogether() {
        BufferedImage image = Drawing.gradientColours(Planes.of(3, 1, 2, -1, 0, 1, 0.5f, 3, 0), Optional.empty(), SEED);
        assertThat(image.getRGB(0, 0)).isEqualTo(0xff007fff);
        assertThat(image.getRGB(1, 0)).isEqualTo(0xff3f5f3f);
    }

    @Test
    void theOriginalIsSpreadFromBlackToWhite() {
        BufferedImage image = Drawing.original(Planes.of(3, 2, 1, -2, 2, -2, 2, -2, 2));
        assertThat(image.getRGB(0, 0)).isEqualTo(0xff000000);
        assertThat(image.getRGB(0, 1)).isEqualTo(0xffffffff);
    }

    @Test
    void anOriginalOfOneColourIsGreyAndNotBlack() {
        assertThat(Drawing.original(RandomPlanes.constant(-1, 3, 2, 4)).getRGB(3, 1))
                .isEqualTo(0xff808080);
    }

    @Test
    void saliencyIsWhatASecondComputationGives() {
        Planes gradient = RandomPlanes.of(2, 3, HEIGHT, WIDTH);
        double[] strength = new double[HEIGHT * WIDTH];
        for (int i = 0; i < strength.length; i++) {
            for (int c = 0; c < 3; c++) {
                strength[i] += Math.abs(gradient.at(c, i / WIDTH, i % WIDTH));
            }
        }
        double[] sorted = Arrays.stream(strength).sorted().toArray();
        double position = 0.99 * (sorted.length - 1);
        double share = position - Math.floor(position);
        double high = (1 - share) * sorted[(int) Math.floor(position)] + share * sorted[(int) Math.ceil(position)];
        BufferedImage image = Drawing.gradientSaliency(gradient);
        for (int i = 0; i < strength.length; i++) {
            double expected = 255 * (Math.min(strength[i], high) - sorted[0]) / (high - sorted[0]);
            assertThat((double) level(image, 0, i % WIDTH, i / WIDTH)).isBetween(expected - 1, expected + 1e-9);
        }
    }

    @Test
    void saliencyIsGreyFromBlackToWhiteWithOneInAHundredClipped() {
        float[] values = new float[101];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 2 == 0 ? i : -i;
        }
        BufferedImage image = Drawing.gradientSaliency(Planes.of(1, 1, 101, values));
        assertThat(image.getRGB(0, 0)).isEqualTo(0xff000000);
        assertThat(image.getRGB(33, 0)).isEqualTo(0xff555555);
        assertThat(image.getRGB(99, 0)).isEqualTo(0xffffffff);
        assertThat(image.getRGB(100, 0)).isEqualTo(0xffffffff);
    }

    @Test
    void saliencyOfAFewPlacesIsNotClippedAway() {
        float[] values = new float[1000];
        values[5] = 2;
        values[6] = -4;
        BufferedImage image = Drawing.gradientSaliency(Planes.of(1, 1, 1000, values));
        assertThat(level(image, 0, 4, 0)).isZero();
        assertThat(level(image, 0, 5, 0)).isEqualTo(127);
        assertThat(level(image, 0, 6, 0)).isEqualTo(255);
    }

    @Test
    void theScaleOfAGradientDoesNotMatterEvenWhereItsRangeOverflowsFloats() {
        Planes gradient = Planes.of(3, 1, 2, -1, 0.5f, 1, 0.25f, -0.5f, 0);
        Planes huge = scaled(gradient, 0x1p127f);
        assertThat(Drawing.gradientColours(huge, Optional.empty(), SEED).getRGB(1, 0))
                .isEqualTo(Drawing.gradientColours(gradient, Optional.empty(), SEED)
                        .getRGB(1, 0));
        assertThat(Drawing.gradientSaliency(huge).getRGB(1, 0))
                .isEqualTo(Drawing.gradientSaliency(gradient).getRGB(1, 0));
    }

    @Test
    void oneChannelIsDrawnInGrey() {
        BufferedImage image = Drawing.gradientColours(Planes.of(1, 1, 3, -1, 0, 1), Optional.empty(), SEED);
        assertThat(image.getRGB(1, 0)).isEqualTo(0xff7f7f7f);
    }

    @Test
    void ofManyChannelsTheFirstThreeAreDrawnOrThoseChosen() {
        Planes bands = Planes.of(4, 1, 2, 0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(Drawing.original(bands).getRGB(0, 0) & 0xffffff)
                .isEqualTo(
                        Drawing.original(Planes.of(3, 1, 2, 0, 1, 2, 3, 4, 5)).getRGB(0, 0) & 0xffffff);
        assertThat(Drawing.original(bands.showing(new Bands(List.of(4, 2, 1)))).getRGB(1, 0) & 0xffffff)
                .isEqualTo(
                        Drawing.original(Planes.of(3, 1, 2, 6, 7, 2, 3, 0, 1)).getRGB(1, 0) & 0xffffff);
        assertThat(Drawing.original(bands.showing(new Bands(List.of(2)))).getRGB(1, 0) & 0xffffff)
                .isEqualTo(0xffffff);
        assertThatThrownBy(() -> new Bands(List.of(5)).checked(4))
                .hasMessage("there is no band 5; the network takes 4 channels");
        assertThatThrownBy(() -> new Bands(List.of(0, 1, 2)))
                .hasMessage("bands are three channels for red, green and blue, or one for grey, counted from 1, not"
                        + " [0, 1, 2]");
    }

    @ParameterizedTest
    @ValueSource(floats = {0, -0f, 3.5f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void aGradientWithoutAnythingToSeeIsALightPanel(float value) {
        Planes gradient = RandomPlanes.constant(value, 3, 224, 200);
        Optional<Notice> notice = Optional.of(new Notice("gradient", "zero everywhere"));
        for (BufferedImage image : new BufferedImage[] {
            Drawing.gradientColours(gradient, notice), Drawing.gradientSaliency(gradient, notice)
        }) {
            assertThat(image.getWidth()).isEqualTo(200);
            assertThat(image.getHeight()).isEqualTo(224);
            int dark = 0;
            int light = 0;
            for (int rgb : image.getRGB(0, 0, 200, 224, null, 0, 200)) {
                dark += (rgb & 0xff) < 0x80 ? 1 : 0;
                light += (rgb & 0xff) > 0xe0 ? 1 : 0;
            }
            assertThat(dark).as("pixels of the words").isBetween(300, 3000);
            assertThat(light).as("pixels of the paper").isGreaterThan(35_000);
        }
    }

    @Test
    void anInputWithAValueThatIsNotANumberIsAPanel() {
        Planes gradient = Planes.of(3, 1, 2, 1, 2, 3, Float.NaN, 5, 6);
        assertThat(Drawing.original(gradient).getWidth()).isGreaterThan(2);
    }

    @Test
    void theStrengthOfAMapOfALayerIsInterpolatedAndNotClipped() {
        BufferedImage strength = Drawing.strength(Planes.of(2, 1, 2, 0, -3, 0, 1), 2, 4, Optional.empty());
        assertThat(strength.getWidth()).isEqualTo(4);
        assertThat(strength.getRaster().getSample(0, 1, 0)).isZero();
        assertThat(strength.getRaster().getSample(1, 0, 0)).isEqualTo(63);
        assertThat(strength.getRaster().getSample(3, 1, 0)).isEqualTo(255);
    }
}

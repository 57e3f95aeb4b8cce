package org.vizsla.explain.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.sampling.Randomness;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.testkit.RandomTensors;

class BaselineTest {
    private static final Preprocessing SMALL = Preprocessing.imageNet(4, 5, Fit.STRETCH);
    private static final Tensor PICTURE = new RandomTensors(1).normal(1, 3, 4, 5);

    private static List<Tensor> of(String text) {
        return Baseline.parse(text).of(PICTURE, SMALL, ImageFiles.BY_PATH, new Randomness(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zero", "black+white", "blur:2.5", "noise:3", "picture:cat.jpg", "zero+noise:2"})
    void readsWhatItWrites(String text) {
        assertThat(Baseline.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "grey", "blur", "blur:0", "noise:0", "noise:101", "noise:x", "zero+"})
    void refusesWhatItDoesNotKnow(String text) {
        assertThatThrownBy(() -> Baseline.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void coloursAreThoseOfThePreprocessing() {
        assertThat(of("zero").get(0).floats()).containsOnly(0f);
        float[] black = of("black").get(0).floats();
        float[] white = of("white").get(0).floats();
        for (int channel = 0; channel < 3; channel++) {
            float mean = Preprocessing.IMAGENET_MEAN.get(channel);
            float deviation = Preprocessing.IMAGENET_STANDARD_DEVIATION.get(channel);
            assertThat(black[20 * channel + 7]).isEqualTo(-mean / deviation);
            assertThat(white[20 * channel + 7]).isEqualTo((1 - mean) / deviation);
        }
    }

    @Test
    void noiseLiesBetweenBlackAndWhite() {
        float[] black = of("black").get(0).floats();
        float[] white = of("white").get(0).floats();
        List<Tensor> noise = of("noise:2");
        assertThat(noise).hasSize(2);
        assertThat(noise.get(0).floats()).isNotEqualTo(noise.get(1).floats());
        assertThat(of("noise:2").get(1).floats()).isEqualTo(noise.get(1).floats());
        float[] values = noise.get(1).floats();
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isBetween(black[i], white[i]);
        }
    }

    @Test
    void aFileIsPreprocessed() {
        Tensor picture =
                of("picture:" + Path.of("../docs/pictures/traffic_light.jpg")).get(0);
        assertThat(picture.shape()).isEqualTo(PICTURE.shape());
    }

    /** The formula of the Gaussian, on a picture of one bright place; columns and rows of different length. */
    @Test
    void blurSpreadsAPlaceAsAGaussian() {
        float[] one = new float[9 * 13];
        one[4 * 13 + 6] = 1;
        Tensor blurred = GaussianBlur.of(1).nearest(Tensor.ofFloats(Shape.of(1, 1, 9, 13), one));
        double whole = 0;
        for (int i = -4; i <= 4; i++) {
            whole += Math.exp(-i * i / 2.0);
        }
        for (int y = 0; y < 9; y++) {
            for (int x = 2; x < 11; x++) {
                double expected = Math.exp(-((y - 4) * (y - 4) + (x - 6) * (x - 6)) / 2.0) / (whole * whole);
                assertThat((double) blurred.floats()[y * 13 + x]).isCloseTo(expected, within(1e-6));
            }
        }
    }

    @Test
    void blurGoesOnBeyondTheBorderOrNot() {
        float[] flat = new float[6 * 8];
        Arrays.fill(flat, 2);
        Tensor picture = Tensor.ofFloats(Shape.of(1, 1, 6, 8), flat);
        for (float value : GaussianBlur.of(3).nearest(picture).floats()) {
            assertThat(value).isCloseTo(2, within(1e-5f));
        }
        float[] faded = GaussianBlur.of(3).zeroPadded(flat, 6, 8);
        assertThat(faded[0]).isLessThan(faded[3 * 8 + 4]).isLessThan(1f);
        assertThat(GaussianBlur.of(0).zeroPadded(flat, 6, 8)).isEqualTo(flat);
    }

    @Test
    void filesAreReadOnlyWhereThatIsAllowed() {
        Baseline baseline = Baseline.parse("picture:/etc/secret.png");
        assertThatThrownBy(() -> baseline.of(PICTURE, SMALL, ImageFiles.REFUSED, new Randomness(0)))
                .isInstanceOf(VizslaException.class)
                .hasMessage("the baseline picture:/etc/secret.png is a file, and files are not read here; take another"
                        + " baseline, or open the explainer with ExplainerSettings.withFiles");
        assertThat(ExplainerSettings.DEFAULT.files()).isSameAs(ImageFiles.REFUSED);
    }

    @Test
    void coloursNeedThreeChannels() {
        Tensor grey = new RandomTensors(2).normal(1, 1, 4, 5);
        assertThatThrownBy(() -> Baseline.BLACK.of(grey, SMALL, ImageFiles.REFUSED, new Randomness(0)))
                .isInstanceOf(VizslaException.class)
                .hasMessage(
                        "black and white are not known where the number of channels is 1; take the baseline zero, or give mean and standard deviation");
        assertThat(Baseline.ZERO
                        .of(grey, SMALL, ImageFiles.REFUSED, new Randomness(0))
                        .get(0)
                        .floats())
                .containsOnly(0f);
    }
}

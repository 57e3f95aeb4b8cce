package org.vizsla.optimize.visualize.parameterization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.picture.Picture;
import org.vizsla.models.picture.PictureReader;
import org.vizsla.testkit.RandomTensors;

class SpectrumTest {
    @Test
    void theOneWithinVizslaIsThatOfThePicturesInTheDocumentation() {
        List<Picture> pictures = Stream.of("jack_o_lantern", "traffic_light", "wall_clock")
                .map(name -> PictureReader.read(Path.of("../docs/pictures", name + ".jpg")))
                .toList();

        assertThat(SpectrumOfPictures.of(pictures).text())
                .isEqualTo(Spectrum.natural().text());
    }

    @Test
    void highFrequenciesAreWeakerAndBelowTheTableItGoesOn() {
        Spectrum natural = Spectrum.natural();

        for (int channel = 0; channel < 3; channel++) {
            double low = natural.magnitude(channel, 0, 1 / 64.0);
            assertThat(natural.magnitude(channel, 0, 1 / 4.0)).isLessThan(low / 4);
            assertThat(natural.magnitude(channel, 0, 1 / 1024.0)).isGreaterThan(low);
        }
    }

    @Test
    void oppositeDirectionsAreOne() {
        Spectrum natural = Spectrum.natural();

        assertThat(natural.magnitude(0, -0.1, -0.03)).isEqualTo(natural.magnitude(0, 0.1, 0.03), within(1e-9));
        assertThat(natural.magnitude(0, 1e-12, -0.1)).isEqualTo(natural.magnitude(0, 0, 0.1), within(1e-3));
    }

    @Test
    void stripesAreStrongAcrossThem() {
        SplittableRandom noise = new SplittableRandom(4);
        int[] pixels = new int[300 * 300];
        for (int i = 0; i < pixels.length; i++) {
            int level = (int) Math.round(128 + 100 * Math.sin(2 * Math.PI * (i % 300) / 16));
            pixels[i] = (level + noise.nextInt(4)) << 16
                    | (200 - level / 2 + noise.nextInt(4)) << 8
                    | (level / 3 + noise.nextInt(4));
        }
        Spectrum stripes = SpectrumOfPictures.of(List.of(Picture.of(300, 300, pixels)));

        assertThat(stripes.magnitude(0, 0, 1 / 16.0)).isGreaterThan(30 * stripes.magnitude(0, 1 / 16.0, 0));
        assertThat(stripes.magnitude(0, 0, 1 / 16.0)).isGreaterThan(10 * stripes.magnitude(0, 0, 1 / 4.0));
    }

    @Test
    void picturesWithoutStructureHaveNone() {
        List<Picture> black = List.of(Picture.of(20, 30, new byte[20 * 30 * 3]));

        assertThatThrownBy(() -> SpectrumOfPictures.of(black))
                .isInstanceOf(VizslaException.class)
                .hasMessageContaining("without structure");
        assertThatThrownBy(() -> SpectrumOfPictures.of(List.of())).isInstanceOf(VizslaException.class);
    }

    @Test
    void whatIsNoSpectrumIsRefused() {
        assertThatThrownBy(() -> Spectrum.parse("a.txt", "1 2 3"))
                .isInstanceOf(VizslaException.class)
                .hasMessage("a.txt is no spectrum: it has 39 lines of 12 numbers");
        assertThatThrownBy(
                        () -> Spectrum.parse("a.txt", Spectrum.natural().text().replaceFirst("\\d+", "x")))
                .isInstanceOf(VizslaException.class);
    }

    @Test
    void theFastTransformIsTheSlowOne() {
        float[] given = new RandomTensors(4).normal(2, 64).floats();
        double[] real = new double[64];
        double[] imaginary = new double[64];
        for (int i = 0; i < 64; i++) {
            real[i] = given[i];
            imaginary[i] = given[64 + i];
        }
        double[] re = real.clone();
        double[] im = imaginary.clone();
        FastFourier.square(re, im, 8);

        for (int k = 0; k < 64; k++) {
            double sumRe = 0;
            double sumIm = 0;
            for (int n = 0; n < 64; n++) {
                double angle = -2 * Math.PI * ((k / 8) * (n / 8) + (k % 8) * (n % 8)) / 8;
                sumRe += real[n] * Math.cos(angle) - imaginary[n] * Math.sin(angle);
                sumIm += real[n] * Math.sin(angle) + imaginary[n] * Math.cos(angle);
            }
            assertThat(re[k]).isEqualTo(sumRe, within(1e-9));
            assertThat(im[k]).isEqualTo(sumIm, within(1e-9));
        }
    }
}

package org.vizsla.models.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.graph.VizslaException;

class ResamplingTest {
    /** Checksums over all values, and the values of two pixels, of Pillow 9.4's {@code resize((w, h), Image.BILINEAR)}. */
    @ParameterizedTest
    @CsvSource({
        "21, 37, 224, 224, 431948027, 00fffe, 56a9aa",
        "375, 500, 224, 224, 1373373493, 7f8080, 897676",
        "224, 224, 224, 224, 2139717457, 00fffe, 5aa5a4",
        "1, 1, 7, 5, 4180026205, 00fffe, 00fffe",
        "3, 640, 100, 224, 675802102, a05f5f, 54abab",
        "640, 3, 224, 100, 2730199287, 40bfbf, ae5151",
        "200, 300, 50, 100, 3313098733, 877979, 847c7c",
        "231, 229, 224, 224, 3875211925, 0cf3f2, 5da2a2",
        "61, 97, 10, 300, 1594000696, 40bfbe, 4db2b2",
        "225, 223, 224, 224, 1278398207, 01fefd, a05f5f",
        "2, 1000, 1, 3, 2856107916, 857a7a, 857a7a",
    })
    void equalsPillow(int fromHeight, int fromWidth, int height, int width, long sum, String first, String middle) {
        Picture resized = PictureFiles.noise(fromHeight, fromWidth).resized(height, width);

        assertThat(hex(resized.rgb(0, 0))).isEqualTo(first);
        assertThat(hex(resized.rgb(width / 2, height / 2))).isEqualTo(middle);
        assertThat(checksum(resized)).isEqualTo(sum);
    }

    /** Checksums over all values of Pillow 12.3's {@code resize((w, h), Image.BICUBIC)} and the like. */
    @ParameterizedTest
    @CsvSource({
        "NEAREST, 21, 37, 224, 224, 3158413732",
        "NEAREST, 375, 500, 224, 224, 1041665112",
        "NEAREST, 3, 640, 100, 224, 3841196880",
        "NEAREST, 61, 97, 10, 300, 4055424901",
        "NEAREST, 225, 223, 224, 224, 289024151",
        "NEAREST, 2, 1000, 1, 3, 2434442040",
        "NEAREST, 97, 13, 97, 50, 542590418",
        "BOX, 21, 37, 224, 224, 3158413732",
        "BOX, 375, 500, 224, 224, 205751715",
        "BOX, 3, 640, 100, 224, 3720232209",
        "BOX, 61, 97, 10, 300, 3920361002",
        "BOX, 225, 223, 224, 224, 192973458",
        "BOX, 2, 1000, 1, 3, 3290480219",
        "BOX, 97, 13, 97, 50, 542590418",
        "BILINEAR, 97, 13, 97, 50, 2388518049",
        "HAMMING, 21, 37, 224, 224, 2094455946",
        "HAMMING, 375, 500, 224, 224, 4249550139",
        "HAMMING, 3, 640, 100, 224, 3049242470",
        "HAMMING, 61, 97, 10, 300, 1588851274",
        "HAMMING, 225, 223, 224, 224, 3155838635",
        "HAMMING, 2, 1000, 1, 3, 2856107916",
        "HAMMING, 97, 13, 97, 50, 648569640",
        "BICUBIC, 21, 37, 224, 224, 522262895",
        "BICUBIC, 375, 500, 224, 224, 1798806075",
        "BICUBIC, 3, 640, 100, 224, 1492807057",
        "BICUBIC, 61, 97, 10, 300, 4238364212",
        "BICUBIC, 225, 223, 224, 224, 2264180516",
        "BICUBIC, 2, 1000, 1, 3, 2856107916",
        "BICUBIC, 97, 13, 97, 50, 3323949468",
        "LANCZOS, 21, 37, 224, 224, 2904745444",
        "LANCZOS, 375, 500, 224, 224, 1540575155",
        "LANCZOS, 3, 640, 100, 224, 1825446459",
        "LANCZOS, 61, 97, 10, 300, 3030728339",
        "LANCZOS, 225, 223, 224, 224, 2162441796",
        "LANCZOS, 2, 1000, 1, 3, 2856107916",
        "LANCZOS, 97, 13, 97, 50, 1908610374",
    })
    void otherFiltersEqualPillow(
            Interpolation interpolation, int fromHeight, int fromWidth, int height, int width, long sum) {
        assertThat(checksum(PictureFiles.noise(fromHeight, fromWidth).resized(height, width, interpolation)))
                .isEqualTo(sum);
    }

    /** A second computation of the cubic filter, as Keys wrote it with a = -1/2, in double precision; where it leaves 0 to 255, values are cut in between. */
    @Test
    void theCubicFilterPassesThroughItsPoints() {
        Picture source = PictureFiles.noise(1, 30);
        Picture resized = source.resized(1, 90, Interpolation.BICUBIC);
        for (int x = 2; x < 28; x++) {
            assertThat(resized.red(3 * x + 1, 0)).isEqualTo(source.red(x, 0));
            double third = 1 / 3.0;
            double[] weights = {keys(1 + third), keys(third), keys(1 - third), keys(2 - third)};
            double sum = 0;
            for (int k = 0; k < 4; k++) {
                sum += weights[k] * source.red(x - 1 + k, 0);
            }
            assertThat((double) resized.red(3 * x + 2, 0))
                    .isBetween(Math.min(255, Math.max(0, sum)) - 1, Math.min(255, Math.max(0, sum)) + 1);
        }
    }

    private static double keys(double at) {
        return at < 1 ? 1.5 * at * at * at - 2.5 * at * at + 1 : -0.5 * at * at * at + 2.5 * at * at - 4 * at + 2;
    }

    /** A second computation: both axes at once, in double precision, without the 8-bit picture in between. */
    @Test
    void isWithinALevelOfTheTriangleFilter() {
        SplittableRandom random = new SplittableRandom(11);
        for (int repeat = 0; repeat < 60; repeat++) {
            Picture source = PictureFiles.noise(random.nextInt(1, 90), random.nextInt(1, 90));
            Picture resized = source.resized(random.nextInt(1, 60), random.nextInt(1, 60));
            for (int y = 0; y < resized.height(); y++) {
                double[] rows = triangle(source.height(), resized.height(), y);
                for (int x = 0; x < resized.width(); x++) {
                    double[] columns = triangle(source.width(), resized.width(), x);
                    assertThat((double) resized.green(x, y))
                            .as("%s to %s at %d, %d", source, resized, x, y)
                            .isBetween(mean(source, rows, columns) - 1, mean(source, rows, columns) + 1);
                }
            }
        }
    }

    private static double[] triangle(int source, int target, int position) {
        double scale = (double) source / target;
        double width = Math.max(scale, 1);
        double centre = (position + 0.5) * scale;
        double[] weights = new double[source];
        double sum = 0;
        for (int s = 0; s < source; s++) {
            weights[s] = Math.max(0, 1 - Math.abs(s + 0.5 - centre) / width);
            sum += weights[s];
        }
        for (int s = 0; s < source; s++) {
            weights[s] /= sum;
        }
        return weights;
    }

    private static double mean(Picture source, double[] rows, double[] columns) {
        double mean = 0;
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; rows[y] > 0 && x < columns.length; x++) {
                mean += columns[x] > 0 ? rows[y] * columns[x] * source.green(x, y) : 0;
            }
        }
        return mean;
    }

    @Test
    void aWindowIsThatPartOfTheWhole() {
        SplittableRandom random = new SplittableRandom(12);
        for (int repeat = 0; repeat < 40; repeat++) {
            Picture source = PictureFiles.noise(random.nextInt(1, 80), random.nextInt(1, 80));
            int width = random.nextInt(1, 80);
            int height = random.nextInt(1, 80);
            int left = random.nextInt(width);
            int top = random.nextInt(height);
            int windowWidth = random.nextInt(1, width - left + 1);
            int windowHeight = random.nextInt(1, height - top + 1);

            assertThat(new Resampling(Interpolation.BICUBIC, height, width, top, left, windowHeight, windowWidth)
                            .apply(source))
                    .isEqualTo(source.resized(height, width, Interpolation.BICUBIC)
                            .cropped(top, left, windowHeight, windowWidth));
        }
    }

    @Test
    void flatPicturesStayFlat() {
        byte[] white = new byte[3 * 50 * 40];
        java.util.Arrays.fill(white, (byte) 255);
        Picture resized = Picture.of(40, 50, white).resized(77, 33);

        for (byte value : resized.values()) {
            assertThat(value).isEqualTo((byte) 255);
        }
    }

    @Test
    void theLongestSideCanBeResized() {
        assertThat(PictureFiles.noise(1, Picture.MAXIMUM_SIDE).resized(224, 224).rgb(0, 0))
                .isPositive();
    }

    @Test
    void impossibleSidesAreRefused() {
        assertThatThrownBy(() -> PictureFiles.noise(2, 2).resized(5, 0))
                .isInstanceOf(VizslaException.class)
                .hasMessage("an image of 0 x 5 pixels: each side takes 1 to 65535");
        assertThatThrownBy(() -> PictureFiles.noise(2, 2).resized(60_000, 60_000))
                .isInstanceOf(VizslaException.class)
                .hasMessage("an image of 60000 x 60000 pixels has more than 715827879");
    }

    private static long checksum(Picture picture) {
        CRC32 sum = new CRC32();
        sum.update(picture.values());
        return sum.getValue();
    }

    private static String hex(int rgb) {
        return String.format("%06x", rgb);
    }
}

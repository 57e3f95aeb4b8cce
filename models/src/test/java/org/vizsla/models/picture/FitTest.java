package org.vizsla.models.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.input.ImageSize;

class FitTest {
    /**
     * Resized sides, corner, and the checksum of all values of torchvision's {@code Resize(256)} and {@code CenterCrop(224)}: the longer side is cut to
     * a whole number, the corner is rounded half to even (58.5 to 58, 17 to 17).
     */
    @ParameterizedTest
    @CsvSource({
        "375, 500, 256, 341, 16, 58, 3079932307",
        "500, 375, 341, 256, 58, 16, 1856387790",
        "256, 256, 256, 256, 16, 16, 3478691880",
        "256, 341, 256, 341, 16, 58, 3528828032",
        "224, 224, 256, 256, 16, 16, 2580959932",
        "960, 768, 320, 256, 48, 16, 2035892704",
        "500, 333, 384, 256, 80, 16, 3987546418",
        "99, 100, 256, 258, 16, 17, 1274812041",
        "100, 99, 258, 256, 17, 16, 2453773789",
        "511, 1023, 256, 512, 16, 144, 326585643",
        "400, 50, 2048, 256, 912, 16, 1692429314",
        "17, 3000, 256, 45176, 16, 22476, 63133992",
    })
    void cropIsTorchvisions(int height, int width, int resizedHeight, int resizedWidth, int top, int left, long sum) {
        Picture picture = PictureFiles.noise(height, width);
        Picture cropped = Fit.crop(224, 224).apply(picture, 224, 224);
        CRC32 actual = new CRC32();
        actual.update(cropped.values());

        assertThat(cropped)
                .isEqualTo(picture.resized(resizedHeight, resizedWidth).cropped(top, left, 224, 224));
        assertThat(actual.getValue()).isEqualTo(sum);
    }

    @Test
    void cropKeepsItsProportionsAtOtherSizes() {
        Picture picture = PictureFiles.noise(300, 400);

        assertThat(Fit.crop(227, 227).apply(picture, 227, 227))
                .isEqualTo(picture.resized(259, 345).cropped(16, 59, 227, 227));
        assertThat(Fit.crop(224, 112).apply(picture, 224, 112))
                .isEqualTo(picture.resized(256, 341).cropped(16, 114, 224, 112));
    }

    @Test
    void cropOfAStripTakesNoMemoryForWhatIsNotShown() {
        assertThat(Fit.crop(224, 224)
                        .apply(PictureFiles.noise(1, Picture.MAXIMUM_SIDE), 224, 224)
                        .height())
                .isEqualTo(224);
        assertThat(Fit.crop(224, 224)
                        .apply(PictureFiles.noise(Picture.MAXIMUM_SIDE, 1), 224, 224)
                        .width())
                .isEqualTo(224);
    }

    @Test
    void stretchTakesTheWholePicture() {
        Picture picture = PictureFiles.noise(30, 50);

        assertThat(Fit.STRETCH.apply(picture, 40, 20)).isEqualTo(picture.resized(40, 20));
    }

    /**
     * Checksums of what Pillow makes of the shorter side and the filter, and of the centre as torchvision ({@code EVEN}) and Hugging Face ({@code DOWN}) cut it out, with
     * black around it where there is not enough.
     */
    @ParameterizedTest
    @CsvSource({
        "EVEN, 375, 500, 236, 224, BILINEAR, 3398638510",
        "EVEN, 100, 99, 232, 224, BICUBIC, 1355994712",
        "EVEN, 500, 333, 342, 299, BILINEAR, 3406418894",
        "EVEN, 99, 100, 255, 240, LANCZOS, 1581884740",
        "EVEN, 375, 500, 201, 224, BICUBIC, 1813219658",
        "EVEN, 60, 47, 31, 40, NEAREST, 2619357241",
        "DOWN, 375, 500, 256, 224, BICUBIC, 2696190320",
        "DOWN, 99, 100, 255, 224, BICUBIC, 2529203591",
        "DOWN, 500, 333, 257, 224, BILINEAR, 4122467905",
        "DOWN, 375, 500, 201, 224, BICUBIC, 2821666171",
        "DOWN, 60, 47, 31, 40, NEAREST, 3413858698",
    })
    void theShorterSideAndTheCentreAreAsPublished(
            Fit.Rounding rounding, int height, int width, int side, int centre, Interpolation filter, long sum) {
        Fit fit = new Fit(Fit.Aspect.KEPT, Optional.of(new ImageSize(side, side)), filter, rounding);
        CRC32 actual = new CRC32();
        actual.update(
                fit.apply(PictureFiles.noise(height, width), centre, centre).values());
        assertThat(actual.getValue()).isEqualTo(sum);
    }

    @Test
    void aStretchedFrameIsCutToo() {
        Fit fit = new Fit(
                Fit.Aspect.STRETCHED, Optional.of(new ImageSize(257, 257)), Interpolation.BICUBIC, Fit.Rounding.DOWN);
        CRC32 actual = new CRC32();
        actual.update(fit.apply(PictureFiles.noise(300, 401), 224, 224).values());
        assertThat(actual.getValue()).isEqualTo(3862883415L);
    }

    /** A white square in the part that is seen, and nothing white outside, fills the network's input, and only that part. */
    @Test
    void thePartThatIsSeenIsTold() {
        Fit fit = Fit.shorterSide(256, Interpolation.BOX);
        Seen seen = fit.seen(512, 1024, 224, 224);
        assertThat(seen).isEqualTo(new Seen(32, 288, 448, 448));
        Picture marked = rectangle(512, 1024, seen);
        assertThat(fit.apply(marked, 224, 224)).isEqualTo(rectangle(224, 224, Seen.whole(224, 224)));
        Picture outside = rectangle(512, 1024, new Seen(33, 289, 446, 446));
        assertThat(fit.apply(outside, 224, 224).red(0, 0)).isLessThan(255);
        assertThat(Fit.STRETCH.seen(30, 50, 7, 9)).isEqualTo(Seen.whole(30, 50));
        assertThat(fit.seen(100, 100, 512, 256)).isEqualTo(new Seen(-50, 0, 200, 100));
    }

    private static Picture rectangle(int height, int width, Seen white) {
        byte[] rgb = new byte[3 * height * width];
        for (int y = (int) white.top(); y < white.top() + white.height(); y++) {
            int from = 3 * (y * width + (int) white.left());
            java.util.Arrays.fill(rgb, from, from + 3 * (int) white.width(), (byte) 255);
        }
        return Picture.of(height, width, rgb);
    }

    @Test
    void absurdFramesAreRefused() {
        Fit fit = Fit.shorterSide(60_000, Interpolation.NEAREST);
        Picture strip = PictureFiles.noise(1, 60_000);
        assertThatThrownBy(() -> fit.apply(strip, 4, 4))
                .isInstanceOf(VizslaException.class)
                .hasMessage(
                        "an image of 60000 x 1 pixels would be 3600000000 x 60000 when it is resized; each side takes up"
                                + " to 268435456");
    }

    @Test
    void isDescribedForPeople() {
        assertThat(Fit.STRETCH.describe(48, 192)).isEqualTo("stretched to 48 x 192, bilinear");
        assertThat(Fit.shorterSide(232, Interpolation.BICUBIC).describe(224, 224))
                .isEqualTo("shorter side to 232, centre 224 x 224, bicubic");
        assertThat(Fit.crop(112, 224).describe(112, 224))
                .isEqualTo("resized to cover 128 x 256, centre 112 x 224, bilinear");
    }
}

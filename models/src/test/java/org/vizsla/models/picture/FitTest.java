package org.vizsla.models.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        Picture cropped = Fit.CROP.apply(picture, 224, 224);
        CRC32 actual = new CRC32();
        actual.update(cropped.values());

        assertThat(cropped)
                .isEqualTo(picture.resized(resizedHeight, resizedWidth).cropped(top, left, 224, 224));
        assertThat(actual.getValue()).isEqualTo(sum);
    }

    @Test
    void cropKeepsItsProportionsAtOtherSizes() {
        Picture picture = PictureFiles.noise(300, 400);

        assertThat(Fit.CROP.apply(picture, 227, 227))
                .isEqualTo(picture.resized(259, 345).cropped(16, 59, 227, 227));
        assertThat(Fit.CROP.apply(picture, 224, 112))
                .isEqualTo(picture.resized(256, 341).cropped(16, 114, 224, 112));
    }

    @Test
    void cropOfAStripTakesNoMemoryForWhatIsNotShown() {
        assertThat(Fit.CROP
                        .apply(PictureFiles.noise(1, Picture.MAXIMUM_SIDE), 224, 224)
                        .height())
                .isEqualTo(224);
        assertThat(Fit.CROP
                        .apply(PictureFiles.noise(Picture.MAXIMUM_SIDE, 1), 224, 224)
                        .width())
                .isEqualTo(224);
    }

    @Test
    void stretchTakesTheWholePicture() {
        Picture picture = PictureFiles.noise(30, 50);

        assertThat(Fit.STRETCH.apply(picture, 40, 20)).isEqualTo(picture.resized(40, 20));
    }
}

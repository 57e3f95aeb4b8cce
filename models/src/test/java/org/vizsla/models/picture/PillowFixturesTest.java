package org.vizsla.models.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of many kinds, compared with what Pillow reads from them; the README next to them says how they were made. */
class PillowFixturesTest {
    private static final int WIDTH = 37;
    private static final int HEIGHT = 21;

    @ParameterizedTest
    @CsvSource({
        "baseline.jpg, baseline.rgb",
        "chroma420.jpg, chroma420.rgb",
        "chroma422.jpg, chroma422.rgb",
        "progressive.jpg, chroma420.rgb",
        "grey.jpg, grey_jpeg.rgb",
        "cmyk.jpg, cmyk_jpeg.rgb",
        "cmyk_progressive.jpg, cmyk_jpeg.rgb",
        "ycck.jpg, ycck.rgb",
        "adobe_rgb.jpg, adobe_rgb.rgb",
        "rgb.png, scene.rgb",
        "alpha.png, scene.rgb",
        "grey.png, grey.rgb",
        "grey_alpha.png, grey.rgb",
        "grey_transparent.png, grey.rgb",
        "palette.png, palette.rgb",
        "palette_transparent.png, palette.rgb",
        "bilevel.png, bilevel.rgb",
        "palette.gif, palette.rgb",
        "transparent.gif, palette.rgb",
        "animated.gif, palette.rgb",
        "grey.gif, grey.rgb",
        "rgb.bmp, scene.rgb",
        "palette.bmp, palette.rgb",
        "bilevel.bmp, bilevel.rgb",
        "alpha.bmp, scene.rgb",
        "lossless.webp, scene.rgb",
        "lossless_alpha.webp, scene.rgb",
        "animated.webp, scene.rgb",
        "plain.tif, scene.rgb",
        "lzw.tif, scene.rgb",
        "deflate.tif, scene.rgb",
        "packbits.tif, scene.rgb",
        "tiled.tif, scene.rgb",
        "planar_big_endian.tif, scene.rgb",
        "rgba.tif, scene.rgb",
        "grey.tif, grey.rgb",
        "palette.tif, palette.rgb",
        "bilevel.tif, bilevel.rgb",
        "fax4.tif, bilevel.rgb",
        "cmyk.tif, cmyk.rgb",
        "jpeg.tif, jpeg_tiff.rgb",
        "rgb.ppm, scene.rgb",
        "grey.pgm, grey.rgb",
    })
    void valuesArePillows(String file, String expected) {
        assertThat(read(file)).isEqualTo(expected(expected));
    }

    /**
     * Rounding takes a level. At the lowest qualities the decoder's filter between blocks differs on their edges: few values, by up to 14 levels.
     */
    @ParameterizedTest
    @CsvSource({
        "lossy.webp, lossy.rgb, 1, 0.3",
        "lossy_alpha.webp, lossy_alpha.rgb, 1, 0.3",
        "lossy_coarse.webp, lossy_coarse.rgb, 14, 0.7"
    })
    void lossyWebpIsThatOfLibwebpWithoutItsInterpolationOfColour(String file, String name, int largest, double mean) {
        Picture picture = read(file);
        Picture expected = expected(name);
        double sum = 0;
        for (int i = 0; i < expected.values().length; i++) {
            sum += Math.abs((picture.values()[i] & 0xff) - (expected.values()[i] & 0xff));
        }

        assertThat(PictureFiles.largestDifference(picture, expected)).isLessThanOrEqualTo(largest);
        assertThat(sum / expected.values().length).isLessThan(mean);
    }

    @Test
    void aTiffIsTurnedUpright() {
        Picture turned = read("turned.tif");

        assertThat(turned.width()).isEqualTo(HEIGHT);
        assertThat(turned).isEqualTo(Orientation.RIGHT_TOP.upright(expected("scene.rgb")));
    }

    @Test
    void theExpectedPicturesDiffer() {
        assertThat(expected("scene.rgb")).isNotEqualTo(expected("baseline.rgb"));
        assertThat(expected("grey.rgb")).isNotEqualTo(expected("bilevel.rgb"));
        assertThat(PictureFiles.largestDifference(expected("cmyk_jpeg.rgb"), expected("cmyk.rgb")))
                .isLessThan(60);
    }

    private static Picture read(String file) {
        return PictureReader.read(file, PictureFiles.fixture(file));
    }

    private static Picture expected(String file) {
        byte[] rgb = PictureFiles.fixture(file);
        return Picture.of(HEIGHT, WIDTH, Arrays.copyOf(rgb, rgb.length));
    }
}

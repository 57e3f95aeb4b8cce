package org.vizsla.models.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.VizslaException;

/** PNM files, written out by hand. */
class PnmTest {
    @Test
    void colour() {
        Picture picture = PictureFiles.noise(3, 5);

        assertThat(read(PictureFiles.join(PictureFiles.ascii("P6\n5 3\n255\n"), picture.values())))
                .isEqualTo(picture);
    }

    @Test
    void grey() {
        assertThat(read("P5 3 2 255\n\0\1\u007f\u0080\u00fe\u00ff"))
                .isEqualTo(Picture.of(2, 3, new int[] {0, 0x010101, 0x7f7f7f, 0x808080, 0xfefefe, 0xffffff}));
    }

    /** Nearest of 257 steps a level: 128 of them round down, 129 round up. */
    @Test
    void samplesOf16BitsAreScaled() {
        assertThat(read("P5 2 3 65535\n\0\0\0\u0080\0\u0081\u0012\u0012\u00ff~\u00ff\u00ff"))
                .isEqualTo(Picture.of(3, 2, new int[] {0, 0, 0x010101, 0x121212, 0xfefefe, 0xffffff}));
        assertThat(read("P6 1 2 65535\n\u0012\u001244VV\0\0\u00ff\u00ff\0\u0081"))
                .isEqualTo(Picture.of(2, 1, new int[] {0x123456, 0x00ff01}));
    }

    @Test
    void otherMaximaAreScaledAndNotExceeded() {
        assertThat(read("P5 4 1 15\n\0\5\u000f\u0010"))
                .isEqualTo(Picture.of(1, 4, new int[] {0, 0x555555, 0xffffff, 0xffffff}));
        assertThat(read("P5 3 1 256\n\0\0\0\u0080\1\0")).isEqualTo(Picture.of(1, 3, new int[] {0, 0x808080, 0xffffff}));
    }

    /** The last is data: one character alone stands between header and samples. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "P5# by hand\n2 1 255\n",
                "P5\n# 9 9 9\n#\n2 1\n255\n",
                "P5 2# wide\n1# high\r\n\t255 ",
                "P5 2 1 255# the end\n"
            })
    void commentsAndSpacesMayStandAnywhere(String header) {
        assertThat(read(header + "#\n")).isEqualTo(Picture.of(1, 2, new int[] {0x232323, 0x0a0a0a}));
    }

    @Test
    void whatFollowsThePictureIsLeftAlone() {
        assertThat(read("P5 2 1 255\nabP5 9 9 255\n")).isEqualTo(Picture.of(1, 2, new int[] {0x616161, 0x626262}));
    }

    @ParameterizedTest
    @CsvSource({
        "P5 2 3 255 abcde, 'ends too early, after 16 bytes: it is truncated or damaged'",
        "P6 2 1 65535 abcdefghijk, 'ends too early, after 24 bytes: it is truncated or damaged'",
        "P5 2 3 255, 'ends too early, after 10 bytes: it is truncated or damaged'",
        "P5 2 # 3, 'ends too early, after 8 bytes: it is truncated or damaged'",
        "P5 0 3 255 a, is damaged: it claims to have 0 x 3 pixels",
        "P5 1 1 0 a, 'is a damaged PNM file: its largest sample is 0, not 1 to 65535'",
        "P5 1 1 65536 a, 'is a damaged PNM file: its largest sample is 65536, not 1 to 65535'",
        "P5 -1 1 255 a, 'is a damaged PNM file: its width, height or largest sample is not valid'",
        "P6 99999999999999999999 1 255 a, 'is a damaged PNM file: its width, height or largest sample is not valid'"
    })
    void damagedFilesAreRefused(String file, String problem) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(VizslaException.class).hasMessage("p " + problem);
    }

    @ParameterizedTest
    @CsvSource({"a.pgm, true", "a.PPM, true", "a.pnm, true", "a.pbm, false"})
    void names(String file, boolean picture) {
        assertThat(PictureFormat.isNamed(file)).isEqualTo(picture);
    }

    private static Picture read(String file) {
        return read(PictureFiles.ascii(file));
    }

    private static Picture read(byte[] file) {
        return PictureReader.read("p", file);
    }
}

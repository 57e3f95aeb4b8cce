package org.vizsla.models.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.VizslaException;

/** Files that are truncated or changed give a picture or a failure of one line, in little memory. */
class DamagedPictureTest {
    private static final int FLIPPED_FILES = 250;

    /** Enough for the largest picture that the limits below allow, several times over. */
    private static final long MEMORY = 24 << 20;

    private static final PictureLimits LIMITS = new PictureLimits(1 << 20, 1 << 19);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "baseline.jpg",
                "progressive.jpg",
                "cmyk.jpg",
                "rgb.png",
                "palette.png",
                "palette.gif",
                "rgb.bmp",
                "lossy.webp",
                "lossless.webp",
                "animated.webp",
                "plain.tif",
                "lzw.tif",
                "deflate.tif",
                "jpeg.tif",
                "tiled.tif",
                "rgb.ppm",
                "grey.pgm"
            })
    void cutFilesAreRefused(String name) {
        byte[] file = PictureFiles.fixture(name);
        Picture whole = PictureReader.read(name, file);
        int step = Math.max(1, file.length / 150);
        for (int length = 0; length < file.length; length += step) {
            byte[] cut = Arrays.copyOf(file, length);
            try {
                assertThat(PictureReader.read(name, cut))
                        .as("%d of %d bytes", length, file.length)
                        .isEqualTo(whole);
                assertThat(length).as("bytes that suffice of %d", file.length).isGreaterThan(file.length / 4);
            } catch (VizslaException e) {
                assertOneLine(e, name);
            }
        }
    }

    @Test
    void aCutFileIsCalledCutOff() {
        byte[] file = PictureFiles.fixture("baseline.jpg");

        for (String name :
                new String[] {"baseline.jpg", "rgb.png", "palette.gif", "lossless.webp", "plain.tif", "rgb.bmp"}) {
            byte[] half = Arrays.copyOf(PictureFiles.fixture(name), file.length / 4);
            assertThatThrownBy(() -> PictureReader.read(name, half))
                    .isInstanceOf(VizslaException.class)
                    .hasMessage(name + " ends too early, after " + half.length + " bytes: it is truncated or damaged");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "baseline.jpg", "progressive.jpg", "grey.jpg", "ycck.jpg", "rgb.png", "palette.png", "palette.gif",
                        "animated.gif", "rgb.bmp",
                "palette.bmp", "lossy.webp", "lossless.webp", "animated.webp", "plain.tif", "lzw.tif", "deflate.tif",
                        "packbits.tif", "jpeg.tif",
                "tiled.tif", "fax4.tif", "planar_big_endian.tif", "rgb.ppm", "grey.pgm"
            })
    void changedFilesGiveAPictureOrOneLine(String name) {
        byte[] file = PictureFiles.fixture(name);
        SplittableRandom random = new SplittableRandom(name.hashCode());
        for (int repeat = 0; repeat < FLIPPED_FILES; repeat++) {
            byte[] changed = file.clone();
            for (int flips = random.nextInt(1, 5); flips > 0; flips--) {
                int at = random.nextInt(random.nextBoolean() ? file.length : Math.min(file.length, 200));
                changed[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextBoolean() ? 0xff : 0);
            }
            long taken = Memory.allocatedBy(() -> readOrRefuse(name, changed));
            assertThat(taken)
                    .as("bytes that change %d of %s takes", repeat, name)
                    .isLessThan(MEMORY);
        }
    }

    private static void readOrRefuse(String name, byte[] file) {
        try {
            Picture picture = PictureReader.read(name, file, LIMITS);
            assertThat((long) picture.width() * picture.height()).isBetween(1L, LIMITS.pixels());
        } catch (VizslaException e) {
            assertOneLine(e, name);
        }
    }

    @Test
    void aWrongChecksumIsNamed() {
        byte[] file = PictureFiles.fixture("rgb.png");
        file[60] ^= 1;

        assertThatThrownBy(() -> PictureReader.read("x.png", file))
                .isInstanceOf(VizslaException.class)
                .hasMessage("x.png is damaged: a checksum in it is wrong");
    }

    @Test
    void whatTheDecoderSaysIsPassedOn() {
        byte[] file = PictureFiles.fixture("baseline.jpg");
        int tables = indexOf(file, 0xdb);
        file[tables + 4] = 9;

        assertThatThrownBy(() -> PictureReader.read("x.jpg", file))
                .isInstanceOf(VizslaException.class)
                .hasMessage(
                        "x.jpg is a damaged JPEG file, or of a rare kind (Bogus DQT index 9): save it again with an image editor");
    }

    @Test
    void rareJpegsAreNamed() {
        byte[] arithmetic = PictureFiles.fixture("baseline.jpg");
        arithmetic[indexOf(arithmetic, 0xc0) + 1] = (byte) 0xc9;
        byte[] twelveBits = PictureFiles.fixture("baseline.jpg");
        twelveBits[indexOf(twelveBits, 0xc0) + 4] = 12;
        byte[] pairs = PictureFiles.fixture("grey.jpg");
        pairs[indexOf(pairs, 0xc0) + 9] = 2;

        for (byte[] rare : new byte[][] {arithmetic, twelveBits}) {
            assertThatThrownBy(() -> PictureReader.read("x.jpg", rare))
                    .isInstanceOf(VizslaException.class)
                    .hasMessage("x.jpg is a JPEG file of a rare kind (lossless, arithmetic or with more than 8 bits):"
                            + " save it again with an image editor");
        }
        assertThatThrownBy(() -> PictureReader.read("x.jpg", pairs)).isInstanceOf(VizslaException.class);
    }

    private static void assertOneLine(VizslaException e, String name) {
        assertThat(e.getMessage()).startsWith(name + " ").doesNotContain("\n").hasSizeLessThan(300);
    }

    private static int indexOf(byte[] jpeg, int marker) {
        for (int at = 0; at < jpeg.length; at++) {
            if (jpeg[at] == (byte) 0xff && jpeg[at + 1] == (byte) marker) {
                return at;
            }
        }
        throw new AssertionError(marker);
    }
}

package org.vizsla.models.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a stored picture {@code ABC/DEF} has to be shown for each orientation, by the pictures of the standard. */
class OrientationTest {
    private static final Picture STORED = PictureFiles.letters("ABC/DEF");

    @ParameterizedTest
    @CsvSource({
        "1, ABC/DEF",
        "2, CBA/FED",
        "3, FED/CBA",
        "4, DEF/ABC",
        "5, AD/BE/CF",
        "6, DA/EB/FC",
        "7, FC/EB/DA",
        "8, CF/BE/AD",
        "0, ABC/DEF",
        "9, ABC/DEF",
        "65535, ABC/DEF",
    })
    void pictureStandsUpright(int orientation, String shown) {
        Picture expected = PictureFiles.letters(shown);
        byte[] big = PictureFiles.exif(orientation, ByteOrder.BIG_ENDIAN);
        byte[] little = PictureFiles.exif(orientation, ByteOrder.LITTLE_ENDIAN);

        assertThat(Orientation.of(orientation).upright(STORED)).isEqualTo(expected);
        assertThat(read(PictureFiles.withChunk(PictureFiles.png(STORED), "eXIf", big)))
                .isEqualTo(expected);
        assertThat(read(PictureFiles.withChunk(PictureFiles.png(STORED), "eXIf", little)))
                .isEqualTo(expected);
        assertThat(read(TiffFile.of(STORED)
                        .with(TiffFile.ORIENTATION, 3, 1, (long) orientation << 16)
                        .bytes()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5", "6", "7", "8"})
    void jpegAndWebpAreTurnedAsWell(int orientation) {
        byte[] exif = PictureFiles.exif(orientation, ByteOrder.LITTLE_ENDIAN);
        byte[] segment = PictureFiles.join(PictureFiles.ascii("Exif\0\0"), exif);
        byte[] jpeg = PictureFiles.fixture("baseline.jpg");
        byte[] webp = PictureFiles.fixture("lossless.webp");

        assertThat(read(PictureFiles.withSegment(jpeg, 0xe1, segment)))
                .isEqualTo(Orientation.of(orientation).upright(read(jpeg)));
        assertThat(read(PictureFiles.withRiffChunk(webp, "EXIF", exif)))
                .isEqualTo(Orientation.of(orientation).upright(read(webp)));
        assertThat(read(PictureFiles.withRiffChunk(webp, "EXIF", segment)))
                .isEqualTo(Orientation.of(orientation).upright(read(webp)));
    }

    @Test
    void damagedExifCountsAsNone() {
        SplittableRandom random = new SplittableRandom(5);
        byte[] png = PictureFiles.png(STORED);
        for (int repeat = 0; repeat < 300; repeat++) {
            byte[] exif = PictureFiles.exif(1, repeat % 2 == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            for (int flips = 0; flips < 3; flips++) {
                exif[2 + random.nextInt(14)] = (byte) (random.nextBoolean() ? 0xff : random.nextInt(256));
            }
            byte[] cut = PictureFiles.part(exif, 0, random.nextInt(exif.length + 1));
            assertThat(read(PictureFiles.withChunk(png, "eXIf", cut))).isEqualTo(STORED);
        }
    }

    private static Picture read(byte[] bytes) {
        return PictureReader.read("turned", bytes);
    }
}

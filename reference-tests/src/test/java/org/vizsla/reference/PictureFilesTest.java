package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.picture.Picture;
import org.vizsla.models.picture.PictureReader;

/** One picture in the forms in which people have theirs; distances are those of Pillow's. */
class PictureFilesTest {
    private static Picture read(String name) {
        return PictureReader.read(Shared.path("cases/picture_files/" + name));
    }

    @ParameterizedTest
    @CsvSource({
        "actually_png.jpg, base.png",
        "pic.bmp, base.png",
        "pic.webp, base.png",
        "rgba.png, base.png",
        "la.png, gray8.png",
        "gray16full.png, gray8.png",
        "gray16.tif, gray8.png",
        "float.tif, gray8.png"
    })
    void areTheSamePicture(String file, String same) {
        assertThat(read(file)).isEqualTo(read(same));
    }

    /** What JPEG and a palette lose. */
    @ParameterizedTest
    @CsvSource({
        "cmyk.jpg, base.png, 1.6",
        "anim.gif, base.png, 6.8",
        "exif_none.jpg, base.png, 6.7",
        "exif6.jpg, upright.png, 6.7"
    })
    void areNearlyIt(String file, String original, double distance) {
        assertThat(distance(read(file), read(original))).isBetween(0.1, distance);
    }

    /** Orientation 3 is half a turn of what is stored. */
    @Test
    void halfATurn() {
        Picture turned = read("exif3.jpg");
        Picture stored = read("exif_none.jpg");
        int height = turned.height();
        int width = turned.width();
        int[] back = new int[height * width];
        for (int i = 0; i < back.length; i++) {
            back[back.length - 1 - i] = turned.rgb(i % width, i / width);
        }
        assertThat(distance(Picture.of(height, width, back), stored)).isLessThan(0.1);
    }

    /** Of 12 bits in 16 it is as dark as any viewer shows it; of one bit, black and white. */
    @Test
    void areAsDarkAsTheirSamplesSay() {
        assertThat(largest(read("ct12in16.png"))).isBetween(13, 15);
        assertThat(largest(read("onebit.png"))).isEqualTo(255);
    }

    /** The second is entirely transparent, and keeps its colour. */
    @Test
    void transparencyIsDropped() {
        Picture picture = read("palette_alpha.png");
        assertThat(picture.rgb(0, 0)).isEqualTo(0x9dd6d7);
        assertThat(picture.rgb(40, 20)).isEqualTo(0x8a301e);
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty.jpg", "truncated.jpg"})
    void damagedOnesAreRefused(String file) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(VizslaException.class).hasMessageContaining(file);
    }

    private static int[] levels(Picture picture) {
        int[] levels = new int[3 * picture.height() * picture.width()];
        for (int i = 0; i < levels.length; i++) {
            int place = i / 3;
            levels[i] = picture.rgb(place % picture.width(), place / picture.width()) >> (8 * (i % 3)) & 0xff;
        }
        return levels;
    }

    private static int largest(Picture picture) {
        return IntStream.of(levels(picture)).max().orElseThrow();
    }

    /** The mean difference of levels. */
    private static double distance(Picture a, Picture b) {
        int[] first = levels(a);
        int[] second = levels(b);
        assertThat(a.height()).isEqualTo(b.height());
        return IntStream.range(0, first.length)
                .map(i -> Math.abs(first[i] - second[i]))
                .average()
                .orElseThrow();
    }
}

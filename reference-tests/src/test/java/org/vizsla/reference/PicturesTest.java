package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.graph.Tensor;
import org.vizsla.models.input.ImageSize;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Interpolation;
import org.vizsla.models.picture.Picture;
import org.vizsla.models.picture.PictureReader;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.testkit.TensorAssertions;

/** Decoding, resizing and normalization against torchvision's with Pillow. */
class PicturesTest {
    /** Levels that may lie between a picture and the golden input: one where decoding is exact, two where JPEG decoders may differ. */
    @ParameterizedTest
    @CsvSource({
        "king_snake_56_decoded.png, king_snake_56, 1",
        "vizsla_211_decoded.png, vizsla_211, 1",
        "king_snake_56.jpg, king_snake_56, 2",
        "vizsla_211.jpg, vizsla_211, 2",
    })
    void inputsAreTheGoldenOnes(String image, String golden, int levels) {
        Tensor expected = Shared.tensors("golden/squeezenet1_0/" + golden + ".safetensors")
                .get("input");
        Picture picture = PictureReader.read(Shared.path("images/" + image));
        Picture resized = Preprocessing.IMAGENET.fitted(picture);
        float[] values = expected.floats();
        int plane = 224 * 224;

        int largest = 0;
        for (int i = 0; i < plane; i++) {
            int[] found = {
                resized.red(i % 224, i / 224), resized.green(i % 224, i / 224), resized.blue(i % 224, i / 224)
            };
            for (int channel = 0; channel < 3; channel++) {
                largest = Math.max(largest, Math.abs(found[channel] - level(values[channel * plane + i], channel)));
            }
        }
        assertThat(largest).isLessThanOrEqualTo(levels);
    }

    private static int level(float normalized, int channel) {
        float mean = Preprocessing.IMAGENET_MEAN.get(channel);
        float deviation = Preprocessing.IMAGENET_STANDARD_DEVIATION.get(channel);
        return Math.round((normalized * deviation + mean) * 255);
    }

    @ParameterizedTest
    @CsvSource({"king_snake_56", "vizsla_211"})
    void tensorsOfDecodedPicturesAreTheGoldenOnes(String name) {
        Tensor expected =
                Shared.tensors("golden/squeezenet1_0/" + name + ".safetensors").get("input");
        Tensor actual =
                Preprocessing.IMAGENET.apply(PictureReader.read(Shared.path("images/" + name + "_decoded.png")));

        TensorAssertions.assertClose("input", actual, expected, 1e-6);
    }

    /** Checksums of red, green and blue of what Pillow 12.3 resizes, and of which torchvision and Hugging Face cut out the centre. */
    @ParameterizedTest
    @CsvSource({
        "king_snake_56, EVEN, 232, 224, BILINEAR, 200619690",
        "king_snake_56, DOWN, 236, 224, BICUBIC, 3874841442",
        "king_snake_56, EVEN, 480, 480, LANCZOS, 2003109833",
        "king_snake_56, DOWN, 256, 224, NEAREST, 2832165572",
        "vizsla_211, EVEN, 232, 224, BILINEAR, 3796722738",
        "vizsla_211, EVEN, 236, 224, BICUBIC, 2029519294",
        "vizsla_211, DOWN, 236, 224, BICUBIC, 1969416875",
        "vizsla_211, EVEN, 480, 480, LANCZOS, 3408033892",
        "vizsla_211, DOWN, 256, 224, NEAREST, 2217810684",
    })
    void centresAreThoseOfPillow(
            String name, Fit.Rounding rounding, int side, int centre, Interpolation filter, long sum) {
        Fit fit = new Fit(Fit.Aspect.KEPT, Optional.of(new ImageSize(side, side)), filter, rounding);
        Picture seen = Preprocessing.imageNet(centre, centre, fit)
                .fitted(PictureReader.read(Shared.path("images/" + name + "_decoded.png")));
        CRC32 actual = new CRC32();
        for (int i = 0; i < centre * centre; i++) {
            int rgb = seen.rgb(i % centre, i / centre);
            actual.update(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb});
        }
        assertThat(actual.getValue()).isEqualTo(sum);
    }

    static List<Path> photographs() {
        return Shared.files("images", ".jpg");
    }

    @ParameterizedTest
    @MethodSource("photographs")
    void photographsAreDecoded(Path file) {
        Picture picture = PictureReader.read(file);

        assertThat(picture.width()).isGreaterThan(100);
        assertThat(picture.height()).isGreaterThan(100);
        assertThat(picture.toBufferedImage().getRaster().getPixels(0, 0, picture.width(), picture.height(), (int[])
                        null))
                .as("dark and light values")
                .contains(10, 240);
    }
}

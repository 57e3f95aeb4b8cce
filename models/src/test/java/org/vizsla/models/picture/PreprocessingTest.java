package org.vizsla.models.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;

class PreprocessingTest {
    /** The values of {@code (level / 255 - mean) / deviation} in float32, as numpy computes them step by step. */
    @ParameterizedTest
    @CsvSource({
        "0, -2.117904, -2.0357141, -1.8044444",
        "1, -2.1007793, -2.0182073, -1.7870152",
        "127, 0.056939743, 0.18767506, 0.40906325",
        "128, 0.07406463, 0.2051822, 0.42649257",
        "255, 2.2489083, 2.4285715, 2.64",
    })
    void valuesAreNormalizedInFloat32(int level, float red, float green, float blue) {
        byte value = (byte) level;
        Tensor tensor =
                Preprocessing.imageNet(1, 1, Fit.STRETCH).apply(Picture.of(1, 1, new byte[] {value, value, value}));

        assertThat(tensor.floats()).containsExactly(red, green, blue);
    }

    @Test
    void channelsArePlanesAndPicturesABatch() {
        Preprocessing plain = new Preprocessing(2, 3, Fit.STRETCH, List.of(0f, 0f, 0f), List.of(1f, 0.5f, 0.25f));
        Picture first = PictureFiles.noise(2, 3);
        Picture second = PictureFiles.letters("AB/CD");
        Tensor batch = plain.apply(List.of(first, second));
        float[] values = batch.floats();

        assertThat(batch.shape()).isEqualTo(Shape.of(2, 3, 2, 3));
        for (int y = 0; y < 2; y++) {
            for (int x = 0; x < 3; x++) {
                assertThat(values[3 * y + x]).isEqualTo(first.red(x, y) / 255f);
                assertThat(values[6 + 3 * y + x]).isEqualTo(first.green(x, y) / 255f / 0.5f);
                assertThat(values[12 + 3 * y + x]).isEqualTo(first.blue(x, y) / 255f / 0.25f);
                assertThat(values[18 + 12 + 3 * y + x])
                        .isEqualTo(second.resized(2, 3).blue(x, y) / 255f / 0.25f);
            }
        }
    }

    @Test
    void theDefaultStretchesTo224() {
        Picture picture = PictureFiles.noise(40, 60);

        assertThat(Preprocessing.IMAGENET.fitted(picture)).isEqualTo(picture.resized(224, 224));
        assertThat(Preprocessing.IMAGENET.apply(picture).shape()).isEqualTo(Shape.of(1, 3, 224, 224));
        assertThat(Preprocessing.imageNet(224, 224, Fit.crop(224, 224)).fitted(picture))
                .isEqualTo(Fit.crop(224, 224).apply(picture, 224, 224));
    }

    @Test
    void impossibleConstantsAreRefused() {
        List<Float> three = List.of(1f, 1f, 1f);

        assertThatThrownBy(() -> new Preprocessing(2, 2, Fit.STRETCH, List.of(1f), three))
                .isInstanceOf(VizslaException.class)
                .hasMessage("mean and standard deviation take one value for each channel, not 1 and 3");
        assertThatThrownBy(() -> new Preprocessing(2, 2, Fit.STRETCH, three, List.of(1f, 0f, 1f)))
                .isInstanceOf(VizslaException.class)
                .hasMessage("standard deviations are positive, not [1.0, 0.0, 1.0]");
        assertThatThrownBy(() -> new Preprocessing(2, 2, Fit.STRETCH, three, List.of(1f, Float.NaN, 1f)))
                .isInstanceOf(VizslaException.class);
        assertThatThrownBy(() -> new Preprocessing(2, 0, Fit.STRETCH, three, three))
                .isInstanceOf(VizslaException.class)
                .hasMessage("an image of 0 x 2 pixels: each side takes 1 to 65535");
    }
}

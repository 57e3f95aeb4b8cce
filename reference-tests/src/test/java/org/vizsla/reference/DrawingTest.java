package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.Tensor;
import org.vizsla.models.checkpoint.Checkpoints;
import org.vizsla.render.Drawing;
import org.vizsla.render.GradientScale;
import org.vizsla.render.Planes;

/** The drawing rules beside the pictures that the student project's rules give for the same gradients. */
class DrawingTest {
    private static final Path GOLDEN = Path.of("..", "..", "shared", "golden", "squeezenet1_0");

    private static Planes gradient(String sample) {
        Tensor tensor = Objects.requireNonNull(Checkpoints.read(GOLDEN.resolve(sample + ".safetensors"))
                .tensors()
                .get("saliency"));
        long[] sizes = tensor.shape().sizes();
        int axes = sizes.length;
        return Planes.of((int) sizes[axes - 3], (int) sizes[axes - 2], (int) sizes[axes - 1], tensor.floats());
    }

    private static void assertEqualToOneLevel(BufferedImage drawn, Path golden) throws IOException {
        Raster expected = ImageIO.read(golden.toFile()).getRaster();
        assertThat(drawn.getWidth()).isEqualTo(expected.getWidth());
        assertThat(drawn.getHeight()).isEqualTo(expected.getHeight());
        assertThat(drawn.getRaster().getNumBands()).isEqualTo(expected.getNumBands());
        int largest = 0;
        for (int band = 0; band < expected.getNumBands(); band++) {
            for (int y = 0; y < expected.getHeight(); y++) {
                for (int x = 0; x < expected.getWidth(); x++) {
                    int difference = drawn.getRaster().getSample(x, y, band) - expected.getSample(x, y, band);
                    largest = Math.max(largest, Math.abs(difference));
                }
            }
        }
        assertThat(largest).as("largest difference from %s in levels", golden).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"king_snake_56", "vizsla_211"})
    void colours(String sample) throws IOException {
        assertEqualToOneLevel(
                Drawing.gradientColours(gradient(sample), Optional.empty(), new GradientScale.OwnRange()),
                GOLDEN.resolve(sample + "_vanilla_backprop_colour.png"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"king_snake_56", "vizsla_211"})
    void saliency(String sample) throws IOException {
        assertEqualToOneLevel(
                Drawing.gradientSaliency(gradient(sample)), GOLDEN.resolve(sample + "_vanilla_backprop_saliency.png"));
    }
}

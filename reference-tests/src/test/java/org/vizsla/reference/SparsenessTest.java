package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.BitSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.evaluate.JudgedMap;
import org.vizsla.evaluate.Metrics;
import org.vizsla.evaluate.Region;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** The sparseness of golden maps against Quantus's figures. Quantus divides a map by its maximum and adds 1e-7 to each magnitude. */
class SparsenessTest {
    private static final int SIZE = 224;

    @ParameterizedTest
    @CsvSource({
        "king_snake_56, saliency",
        "king_snake_56, integrated_gradients",
        "king_snake_56, grad_cam",
        "vizsla_211, saliency",
        "vizsla_211, integrated_gradients",
        "vizsla_211, grad_cam"
    })
    void isThatOfQuantus(String picture, String method, @TempDir Path folder) {
        Tensor golden = Shared.tensors("golden/squeezenet1_0/" + picture + ".safetensors")
                .get(method);
        double expected = Npz.read(Shared.path("golden/metrics/quantus_squeezenet_" + picture + ".npz"), folder)
                .get(method + ".sparseness")
                .floats()[0];
        JudgedMap map = new JudgedMap(
                method.equals("saliency") ? golden : summed(golden), new Region(SIZE, SIZE, new BitSet()));

        assertThat(Metrics.SPARSENESS.of(map).value()).isCloseTo(expected, within(1e-5));
    }

    /** The signed sum over all colours, of which Quantus takes the magnitude; of the saliency map it was given the sum of magnitudes. */
    private static Tensor summed(Tensor golden) {
        float[] values = golden.floats();
        float[] plane = new float[SIZE * SIZE];
        for (int i = 0; i < values.length; i++) {
            plane[i % plane.length] += values[i];
        }
        return Tensor.ofFloats(Shape.of(1, 1, SIZE, SIZE), plane);
    }
}

package org.vizsla.explain.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.testkit.RandomTensors;

class CoverTest {
    private static final Tensor PICTURE = new RandomTensors(3).uniform(-2, 3, 1, 2, 20, 30);

    private static double mean(float[] values, int channel) {
        double sum = 0;
        for (int i = 600 * channel; i < 600 * (channel + 1); i++) {
            sum += values[i];
        }
        return sum / 600;
    }

    @Test
    void zeroIsZero() {
        assertThat(Cover.ZERO.of(PICTURE)).hasSize(1200).containsOnly(0);
    }

    @Test
    void theMeanIsThatOfEachChannel() {
        float[] cover = Cover.MEAN.of(PICTURE);
        for (int i = 0; i < cover.length; i++) {
            assertThat(cover[i]).isCloseTo((float) mean(PICTURE.floats(), i / 600), within(1e-5f));
        }
    }

    @Test
    void blurKeepsWhatIsFlatAndEvensOutTheRest() {
        float[] cover = Cover.BLUR.of(PICTURE);
        for (int channel = 0; channel < 2; channel++) {
            assertThat(mean(cover, channel)).isCloseTo(mean(PICTURE.floats(), channel), within(0.1));
        }
        double roughness = 0;
        double before = 0;
        for (int i = 1; i < cover.length; i++) {
            roughness += Math.abs(cover[i] - cover[i - 1]);
            before += Math.abs(PICTURE.floats()[i] - PICTURE.floats()[i - 1]);
        }
        assertThat(roughness).isLessThan(before / 8);
        float[] flat = new float[600];
        Arrays.fill(flat, 1.5f);
        for (float value : Cover.BLUR.of(Tensor.ofFloats(Shape.of(1, 1, 20, 30), flat))) {
            assertThat(value).isCloseTo(1.5f, within(1e-5f));
        }
    }
}

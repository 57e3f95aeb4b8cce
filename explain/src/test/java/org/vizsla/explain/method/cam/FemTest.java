package org.vizsla.explain.method.cam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vizsla.explain.Linear.explain;
import static org.vizsla.testkit.TensorAssertions.assertClose;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Linear;
import org.vizsla.explain.Small;
import org.vizsla.explain.method.layer.LayerActivation;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;

/** The Feature Explanation Method against sums over a layer's values, one channel at a time. */
class FemTest {
    private static final int TARGET = 1;

    private static Fem signed(double k) {
        return new Fem(LayerChoice.AUTOMATIC, k, false);
    }

    /** {@code sum_c w_c A_c} of {@code [1, C, h, w]}, with the variance as the mean of squares less the square of the mean. */
    private static float[] map(Tensor activation, double k, boolean relu) {
        int channels = Math.toIntExact(activation.shape().size(1));
        float[] values = activation.floats();
        int places = values.length / channels;
        double[] map = new double[places];
        for (int start = 0; start < values.length; start += places) {
            float[] channel = Arrays.copyOfRange(values, start, start + places);
            double sum = 0;
            double squares = 0;
            for (float value : channel) {
                sum += value;
                squares += (double) value * value;
            }
            double mean = sum / places;
            double least = mean + k * Math.sqrt(Math.max(0, squares / places - mean * mean));
            int rare = 0;
            for (float value : channel) {
                rare += value > least ? 1 : 0;
            }
            for (int place = 0; place < places; place++) {
                map[place] += (double) rare / places * channel[place];
            }
        }
        float[] rounded = new float[places];
        for (int place = 0; place < places; place++) {
            rounded[place] = (float) (relu ? Math.max(0, map[place]) : map[place]);
        }
        return rounded;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.7, 2})
    void channelsCountAsOftenAsTheyAreRare(double k) {
        Explanation explanation =
                explain(Linear.network(), Linear.picture(1), TARGET, LayerActivation.DEFAULT, signed(k));
        Tensor map = explanation.map("fem");
        float[] expected = map(explanation.map("layer_activation"), k, false);

        assertThat(explanation.attribution("fem").layers()).containsExactly("conv");
        assertThat(expected).as("some place is rare").isNotEqualTo(new float[expected.length]);
        assertClose("fem", map, Tensor.ofFloats(map.shape(), expected), 1e-5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mini_resnet", "mini_vgg_bn"})
    void layersOfNetworksToo(String network, @TempDir Path folder) {
        Model model = Small.network(network, folder);
        Explanation explanation = explain(model, Small.scene(2, model), TARGET, LayerActivation.DEFAULT, Fem.DEFAULT);
        Tensor map = explanation.map("fem");
        float[] expected = map(explanation.map("layer_activation"), 2, true);

        assertThat(expected).as("some place is rare").isNotEqualTo(new float[expected.length]);
        assertClose("fem", map, Tensor.ofFloats(map.shape(), expected), 1e-5);
    }

    /** Among {@code n} values none is more than {@code sqrt(n - 1)} standard deviations above their mean. */
    @Test
    void beyondWhatSoFewPlacesCanReachNothingIsRare() {
        double most = Math.sqrt(Linear.HEIGHT * Linear.WIDTH - 1);
        float[] map = explain(Linear.network(), Linear.picture(3), TARGET, signed(most + 0.01))
                .map("fem")
                .floats();
        assertThat(map).containsOnly(0);
    }

    @Test
    void theClassDoesNotMatter() {
        Tensor picture = Linear.picture(4);
        Tensor map = explain(Linear.network(), picture, 0, signed(1)).map("fem");
        assertThat(explain(Linear.network(), picture, 3, signed(1)).map("fem").floats())
                .isEqualTo(map.floats());
        assertThat(map.floats()).as("a map").doesNotContain(0);
    }
}

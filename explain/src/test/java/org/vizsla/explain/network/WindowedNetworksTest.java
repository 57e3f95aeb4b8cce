package org.vizsla.explain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vizsla.testkit.TensorAssertions.assertClose;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Linear;
import org.vizsla.explain.method.cam.CamFormula;
import org.vizsla.explain.method.cam.GradientCam;
import org.vizsla.explain.method.layer.LayerActivation;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.analysis.Extraction;
import org.vizsla.models.Model;
import org.vizsla.models.architecture.Architecture;
import org.vizsla.models.architecture.Architectures;
import org.vizsla.models.labels.Labels;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.FormulaWeights;
import org.vizsla.testkit.RandomTensors;

/** The automatic layer of networks with attention inside windows, which lose the order of axes on the way, and Grad-CAM there by differences of the score. */
class WindowedNetworksTest {
    private static final int CLASSES = 10;
    private static final int TARGET = 3;
    /** Of the largest magnitude in the layer. */
    private static final float STEP = 0.01f;

    private static final int CHANNELS_AT_ONCE = 64;

    private static Model model(String name, int height, int width) {
        Architecture architecture = Architectures.byName(name);
        Graph graph = architecture.build(FormulaWeights.of(architecture.shapes(CLASSES)), height, width);
        return Model.of(graph, Labels.numbered(CLASSES), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "swin_t, 60, 100, norm, true, 768, 2, 4",
        "swin_v2_t, 70, 100, norm, true, 768, 3, 4",
        "maxvit_t, 224, 224, blocks.3.layers.1.layers.grid_attention, false, 512, 7, 7"
    })
    void gradCamIsThatOfDifferencesAtTheLayerBehindAllAttention(
            String name, int height, int width, String layer, boolean isLast, int channels, int rows, int columns) {
        Model model = model(name, height, width);
        Layers layers = new Layers(model);
        assertThat(layers.automatic().name()).isEqualTo(layer);
        Tensor image = new RandomTensors(5).normal(1, 3, height, width);
        Explanation explanation = Linear.explain(
                model,
                image,
                TARGET,
                LayerActivation.DEFAULT,
                new GradientCam(CamFormula.GRAD_CAM, LayerChoice.AUTOMATIC, false));

        Graph graph = model.graph().toBuilder().outputs(List.of(layer)).buildPruned();
        Tensor value = Session.runOnce(graph, Map.of("input", image)).get(layer);
        Shape expected = isLast ? Shape.of(1, rows, columns, channels) : Shape.of(1, channels, rows, columns);
        assertThat(value.shape()).isEqualTo(expected);
        float[] turned = value.floats();
        float[] map = new float[turned.length];
        for (int i = 0; i < map.length; i++) {
            int channel = i / (rows * columns);
            int place = i % (rows * columns);
            map[i] = turned[isLast ? place * channels + channel : i];
        }
        Tensor activation = Tensor.ofFloats(Shape.of(1, channels, rows, columns), map);
        assertClose("layer_activation", explanation.map("layer_activation"), activation, 2e-4);

        Graph tail = Extraction.between(model.graph(), List.of(layer), List.of(model.scores()));
        double[] slopes = slopes(tail, layer, value, channels, isLast);
        float[] cam = new float[rows * columns];
        for (int i = 0; i < map.length; i++) {
            cam[i % cam.length] += (float) (slopes[i / cam.length] / cam.length * map[i]);
        }
        Tensor differences = Tensor.ofFloats(Shape.of(1, 1, rows, columns), cam);
        assertClose("grad_cam", explanation.map("grad_cam"), differences, 5e-3);
    }

    /** The score's slope if all places of a channel are raised together, for each channel. */
    private static double[] slopes(Graph tail, String layer, Tensor value, int channels, boolean isLast) {
        double[] slopes = new double[channels];
        float largest = 0;
        for (float x : value.floats()) {
            largest = Math.max(largest, Math.abs(x));
        }
        float step = STEP * largest;
        for (int start = 0; start < channels; start += CHANNELS_AT_ONCE) {
            float[] higher = scores(tail, layer, value, start, step, channels, isLast);
            float[] lower = scores(tail, layer, value, start, -step, channels, isLast);
            for (int i = 0; i < CHANNELS_AT_ONCE; i++) {
                int score = i * CLASSES + TARGET;
                slopes[start + i] = ((double) higher[score] - lower[score]) / (2 * (double) step);
            }
        }
        return slopes;
    }

    private static float[] scores(
            Graph tail, String layer, Tensor value, int start, float by, int channels, boolean isLast) {
        float[] values = value.floats();
        float[] batch = new float[CHANNELS_AT_ONCE * values.length];
        for (int i = 0; i < CHANNELS_AT_ONCE; i++) {
            for (int j = 0; j < values.length; j++) {
                int channel = isLast ? j % channels : j / (values.length / channels);
                batch[i * values.length + j] = values[j] + (channel == start + i ? by : 0);
            }
        }
        long[] sizes = value.shape().sizes();
        sizes[0] = CHANNELS_AT_ONCE;
        Tensor moved = Tensor.ofFloats(Shape.of(sizes), batch);
        Tensors result = Session.runOnce(tail, Map.of(layer, moved));
        return result.get("logits").floats();
    }
}

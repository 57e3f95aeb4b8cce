package org.vizsla.explain.method.cam;

import java.nio.FloatBuffer;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.explain.network.PlacedLayer;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;
import org.vizsla.graph.Tensor;

/**
 * Ablation-CAM: {@code relu(sum_c w_c A_c)} with {@code w_c = (s - s_c) / s}, where {@code s} is the class score and {@code s_c} the score with channel {@code c} of the
 * layer set to zero. No gradient is needed; only what follows the layer is computed for each channel. A class's token, and what bypasses the layer, stay as they are.
 *
 * <p>Source: S. Desai, H. G. Ramaswamy, Ablation-CAM: Visual Explanations for Deep Convolutional Network via Gradient-free Localization, 2020.
 *
 * @param layer one layer; automatic by default
 * @param relu whether the map is rectified, as by default: only what supports the class is kept
 */
public record AblationCam(LayerChoice layer, boolean relu) implements StreamedMethod {
    public static final AblationCam DEFAULT = new AblationCam(LayerChoice.AUTOMATIC, true);

    private static final Parameter<AblationCam, LayerChoice> LAYER = Parameter.layer(AblationCam::layer);

    private static final Parameter<AblationCam, Boolean> RELU = Rectification.parameter(AblationCam::relu);

    public static final Parameters<AblationCam> PARAMETERS =
            Parameters.of(v -> new AblationCam(v.get(LAYER), v.get(RELU)), LAYER, RELU);

    @Override
    public String name() {
        return "ablation_cam";
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        PlacedLayer one = probe.layers().oneMap(layer);
        Tensor value = probe.value(one.layer(), question.picture());
        Channels channels = Channels.of(one, value);
        float[] values = value.floats();
        int whole = channels.count();
        float[] scores = probe.scoresFrom(one.layer(), question, whole + 1, (index, row) -> {
            FloatBuffer input = row.input();
            input.put(0, values);
            for (int place = 0; place < one.places() && index < whole; place++) {
                input.put(one.index(index, place), 0);
            }
        });
        double[] weights = new double[whole];
        for (int channel = 0; channel < weights.length; channel++) {
            weights[channel] = (scores[whole] - (double) scores[channel]) / scores[whole];
        }
        // A score below zero turns the sign of all weights: then values below zero do not speak against the class.
        return channels.attribution(
                weights, relu, scores[whole] > 0 ? Rectification.ofClass(name()) : Rectification.withoutClass(name()));
    }
}

package org.vizsla.explain.method.cam;

import java.nio.FloatBuffer;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.map.Presentation;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.explain.network.PlacedLayer;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Probabilities;

/**
 * Score-CAM: {@code relu(sum_c w_c A_c)} with {@code w} the softmax over channels of the class scores of the image times {@code A_c}, upsampled and scaled to 0 to 1. No
 * gradient is needed; each channel costs a forward pass.
 *
 * <p>Masks are upsampled with their corners on the image's corners, as in pytorch-grad-cam. Source: H. Wang and others, Score-CAM: Score-Weighted Visual
 * Explanations for Convolutional Neural Networks, 2020.
 *
 * @param layer one layer; automatic by default
 * @param relu whether the map is rectified, as by default: only what supports the class is kept
 */
public record ScoreCam(LayerChoice layer, boolean relu) implements StreamedMethod {
    public static final ScoreCam DEFAULT = new ScoreCam(LayerChoice.AUTOMATIC, true);

    private static final Parameter<ScoreCam, LayerChoice> LAYER = Parameter.layer(ScoreCam::layer);

    private static final Parameter<ScoreCam, Boolean> RELU = Rectification.parameter(ScoreCam::relu);

    public static final Parameters<ScoreCam> PARAMETERS =
            Parameters.of(v -> new ScoreCam(v.get(LAYER), v.get(RELU)), LAYER, RELU);

    /** Keeps the quotient finite where a channel is the same everywhere: the value of the authors' code. */
    private static final double LEAST_RANGE = 1e-8;

    @Override
    public String name() {
        return "score_cam";
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        PlacedLayer one = probe.layers().oneMap(layer);
        Channels channels = Channels.of(one, probe.value(one.layer(), question.picture()));
        float[] picture = question.picture().floats();
        int height = probe.model().height();
        int width = probe.model().width();
        float[] scores = probe.scores(question.target(), channels.count(), (index, row) -> {
            Tensor mask = Presentation.betweenCorners(channels.channel(index), height, width);
            write(picture, mask.floats(), row.input());
        });
        float[] softmax = Probabilities.softmax(scores);
        double[] weights = new double[softmax.length];
        for (int channel = 0; channel < weights.length; channel++) {
            weights[channel] = softmax[channel];
        }
        return channels.attribution(weights, relu, Rectification.ofClass(name()));
    }

    private static void write(float[] picture, float[] mask, FloatBuffer input) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : mask) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        double range = (double) most - least + LEAST_RANGE;
        for (int pixel = 0; pixel < mask.length; pixel++) {
            float seen = (float) ((mask[pixel] - (double) least) / range);
            for (int i = pixel; i < picture.length; i += mask.length) {
                input.put(i, picture[i] * seen);
            }
        }
    }
}

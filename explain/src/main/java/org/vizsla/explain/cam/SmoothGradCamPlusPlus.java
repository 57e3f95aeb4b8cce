package org.vizsla.explain.cam;

import java.util.List;
import java.util.Map;
import org.vizsla.autodiff.Ops;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.LayerChoice;
import org.vizsla.explain.MapLayer;
import org.vizsla.explain.Parameter;
import org.vizsla.explain.Probe;
import org.vizsla.explain.Question;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.Sweep;
import org.vizsla.explain.Totals;
import org.vizsla.explain.gradient.NoisyCopies;

/**
 * Smooth Grad-CAM++: {@link GradCamPlusPlus} of the picture's own activations, with the means of {@code G}, {@code G^2} and {@code G^3} over noisy copies of the picture.
 *
 * <p>Without noise it is Grad-CAM++. Source: D. Omeiza, S. Speakman, C. Cintas, K. Weldemariam, Smooth Grad-CAM++: An Enhanced Inference Level Visualization
 * Technique for Deep Convolutional Neural Network Models, 2019.
 *
 * @param layer one layer; automatic by default
 * @param samples how many copies; 25 by default
 * @param noise its standard deviation as a part of the picture's range; 0.15 by default
 */
public record SmoothGradCamPlusPlus(LayerChoice layer, int samples, double noise) implements StreamedMethod {
    public static final SmoothGradCamPlusPlus DEFAULT = new SmoothGradCamPlusPlus(LayerChoice.AUTOMATIC, 25, 0.15);

    public static final List<Parameter<SmoothGradCamPlusPlus>> PARAMETERS = List.of(
            Parameter.layer(
                    SmoothGradCamPlusPlus::layer,
                    (method, layer) -> new SmoothGradCamPlusPlus(layer, method.samples(), method.noise())),
            Parameter.whole(
                    "samples",
                    1,
                    100_000,
                    "how many noisy copies",
                    SmoothGradCamPlusPlus::samples,
                    (method, samples) -> new SmoothGradCamPlusPlus(method.layer(), samples, method.noise())),
            Parameter.real(
                    "noise",
                    0,
                    10,
                    "the noise, as a part of the picture's range",
                    SmoothGradCamPlusPlus::noise,
                    (method, noise) -> new SmoothGradCamPlusPlus(method.layer(), method.samples(), noise)));

    private static final String FIRST = "first";
    private static final String SECOND = "second";
    private static final String THIRD = "third";
    private static final double SMALL = 1e-6;

    @Override
    public String name() {
        return "smooth_grad_cam_plus_plus";
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        MapLayer one = probe.layers().oneMap(layer);
        Sweep sweep = probe.sweep(new On(one), graph -> {
            Ops ops = graph.ops();
            String g = one.map(ops, graph.passes().gradient(one.layer().value()));
            graph.sum(FIRST, g);
            graph.sum(SECOND, ops.square(g));
            graph.sum(THIRD, ops.mul(ops.square(g), g));
        });
        float[] picture = question.picture().floats();
        double deviation = NoisyCopies.deviation(picture, noise);
        Totals totals = sweep.run(question.target(), samples, Map.of(), (index, row) -> {
            NoisyCopies.write(picture, deviation, question.randomness().of("noise", index), row.input());
            row.weight(1.0 / samples);
        });
        Channels channels = Channels.of(one, probe.value(one.layer(), question.picture()));
        double[] weights = weights(channels, totals.sumOf(FIRST), totals.sumOf(SECOND), totals.sumOf(THIRD));
        return Attribution.ofLayers(channels.weighted(weights, true), List.of(one.layer()));
    }

    private static double[] weights(Channels channels, double[] first, double[] second, double[] third) {
        double[] weights = new double[channels.count()];
        for (int channel = 0; channel < weights.length; channel++) {
            double active = channels.sum(channel);
            for (int i = channel * channels.places(); i < (channel + 1) * channels.places(); i++) {
                double part = second[i] / (2 * second[i] + active * third[i] + SMALL);
                weights[channel] += Math.max(0, first[i]) * part;
            }
        }
        return weights;
    }

    /** Names the program. */
    private record On(MapLayer layer) {}
}

package org.vizsla.explain.method.cam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.Findings;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.method.Convergence;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.method.gradient.NoiseParameters;
import org.vizsla.explain.method.path.Sums;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.explain.network.PlacedLayer;
import org.vizsla.explain.sampling.ImageNoise;
import org.vizsla.explain.sampling.Jackknife;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;
import org.vizsla.explain.sweep.Sweep;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Tensor;

/**
 * Smooth Grad-CAM++: {@linkplain CamFormula#GRAD_CAM_PLUS_PLUS Grad-CAM++} of the image's own activations, with the means of {@code G}, {@code G^2} and {@code G^3} over noisy copies of the image.
 *
 * <p>Without noise it is Grad-CAM++. Source: D. Omeiza, S. Speakman, C. Cintas, K. Weldemariam, Smooth Grad-CAM++: An Enhanced Inference Level Visualization
 * Technique for Deep Convolutional Neural Network Models, 2019.
 *
 * @param layer one layer; automatic by default
 * @param samples how many copies; 25 by default
 * @param noise its standard deviation as a part of the image's range; 0.15 by default
 * @param relu whether the map is rectified, as by default: only what supports the class is kept
 */
public record SmoothGradCamPlusPlus(LayerChoice layer, int samples, double noise, boolean relu)
        implements StreamedMethod {
    public static final SmoothGradCamPlusPlus DEFAULT =
            new SmoothGradCamPlusPlus(LayerChoice.AUTOMATIC, 25, 0.15, true);

    private static final Parameter<SmoothGradCamPlusPlus, LayerChoice> LAYER =
            Parameter.layer(SmoothGradCamPlusPlus::layer);
    private static final Parameter<SmoothGradCamPlusPlus, Integer> SAMPLES =
            NoiseParameters.samples("how many noisy copies", SmoothGradCamPlusPlus::samples);
    private static final Parameter<SmoothGradCamPlusPlus, Double> NOISE =
            NoiseParameters.noise(SmoothGradCamPlusPlus::noise);
    private static final Parameter<SmoothGradCamPlusPlus, Boolean> RELU =
            Rectification.parameter(SmoothGradCamPlusPlus::relu);

    public static final Parameters<SmoothGradCamPlusPlus> PARAMETERS = Parameters.of(
            v -> new SmoothGradCamPlusPlus(v.get(LAYER), v.get(SAMPLES), v.get(NOISE), v.get(RELU)),
            LAYER,
            SAMPLES,
            NOISE,
            RELU);

    private static final int GROUPS = 5;

    @Override
    public String name() {
        return "smooth_grad_cam_plus_plus";
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        PlacedLayer one = probe.layers().oneMap(layer);
        Sweep sweep = probe.sweep(new On(one), graph -> {
            Ops ops = graph.ops();
            String g = one.map(ops, graph.builder().gradient(one.layer().value()));
            graph.sum(GradientPowers.FIRST, g);
            graph.sum(GradientPowers.SECOND, ops.square(g));
            graph.sum(GradientPowers.THIRD, ops.mul(ops.square(g), g));
        });
        Channels channels = Channels.of(one, probe.value(one.layer(), question.picture()));
        List<GradientPowers> parts = new ArrayList<>();
        int groups = Math.min(GROUPS, samples);
        for (int group = 0; group < groups; group++) {
            int start = (int) ((long) group * samples / groups);
            parts.add(powers(sweep, question, start, (int) ((group + 1L) * samples / groups) - start));
        }
        Tensor map = map(channels, parts, -1);
        GradientPowers whole = GradientPowers.join(parts, -1);
        return channels.attribution(whole.weights(channels), relu, Rectification.ofClass(name()))
                .and(Findings.of(Convergence.advised(convergence(map, channels, parts), name(), "samples", samples)))
                .and(Rectification.ofClass(GradientCam.HIRES_CAM.name()).of(whole.products(channels)));
    }

    private GradientPowers powers(Sweep sweep, Question question, int start, int count) {
        float[] picture = question.picture().floats();
        ImageNoise upon = ImageNoise.of(picture, noise);
        return GradientPowers.of(
                count,
                sweep.run(
                        question.target(),
                        count,
                        Map.of(),
                        (index, row) ->
                                upon.write(picture, question.randomness().of("noise", start + index), row.input())));
    }

    private Tensor map(Channels channels, List<GradientPowers> parts, int except) {
        return channels.weighted(GradientPowers.join(parts, except).weights(channels), relu);
    }

    /** How well the map is known, estimated from the maps without each group of copies. */
    private SelfCheck convergence(Tensor map, Channels channels, List<GradientPowers> parts) {
        double[][] without = new double[parts.size()][];
        for (int group = 0; group < without.length && without.length > 1; group++) {
            without[group] = Sums.doubles(map(channels, parts, group));
        }
        double error = without.length > 1 ? Sums.magnitude(Jackknife.errors(without)) : Double.NaN;
        return Convergence.of(error, Sums.magnitude(Sums.doubles(map)), samples, "noisy copies");
    }

    /** Names the program. */
    private record On(PlacedLayer layer) {}
}

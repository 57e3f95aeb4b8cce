package org.vizsla.explain.method.perturbation;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.method.path.Completeness;
import org.vizsla.explain.method.path.PathParameters;
import org.vizsla.explain.method.path.Sums;
import org.vizsla.explain.method.segmentation.Felzenszwalb;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;
import org.vizsla.explain.sweep.Sweep;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * Regions of an image, ranked by the density of integrated gradients in them; every pixel has the mean of the group that it was added with, {@code [1, 1, H, W]}.
 *
 * <p>Integrated gradients are the mean of those from a black and from a white image. Regions are Felzenszwalb's at six scales, each widened by five
 * pixels so that it holds its own border. Scales, widening and the fewest pixels that a region adds are those of the authors' code.
 *
 * <p>Source: A. Kapishnikov, T. Bolukbasi, F. Viégas, M. Terry, XRAI: Better Attributions Through Regions, 2019.
 *
 * @param steps on the path from each baseline, at the middle of equal parts
 * @param channels how the channels of a pixel become one number
 * @param baseline where the paths begin
 */
public record Xrai(int steps, Channels channels, Baseline baseline) implements StreamedMethod {
    /** How the values of all channels become one number per pixel. */
    public enum Channels {
        /** The largest, as in the authors' code. */
        MAX,
        /** The sum, which keeps completeness. */
        SUM
    }

    public static final Xrai DEFAULT =
            new Xrai(50, Channels.MAX, Baseline.of(Baseline.Plain.BLACK, Baseline.Plain.WHITE));

    private static final Parameter<Xrai, Integer> STEPS =
            PathParameters.steps("of integrated gradients, from each baseline", Xrai::steps);
    private static final Parameter<Xrai, Channels> CHANNELS = Parameter.choice(
            "channels", Channels.class, "how the channels of a pixel become one number", Xrai::channels);
    private static final Parameter<Xrai, Baseline> BASELINE =
            Parameter.baseline("where the paths begin", Xrai::baseline);

    public static final Parameters<Xrai> PARAMETERS =
            Parameters.of(v -> new Xrai(v.get(STEPS), v.get(CHANNELS), v.get(BASELINE)), STEPS, CHANNELS, BASELINE);

    private record SummedGradients() {}

    private static final double[] SCALES = {50, 100, 150, 250, 500, 1200};
    private static final int SMALLEST = 150;
    private static final int WIDER = 5;
    private static final int FEWEST = 50;
    private static final String GRADIENT = "gradient";

    @Override
    public String name() {
        return "xrai";
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        float[] picture = question.picture().floats();
        List<float[]> ends =
                probe.baselines(baseline, question).stream().map(Tensor::floats).toList();
        double[] integrated = new double[picture.length];
        probe.expect((long) steps * ends.size());
        for (float[] end : ends) {
            double[] gradients = gradients(probe, question, picture, end);
            for (int i = 0; i < picture.length; i++) {
                integrated[i] += ((double) picture[i] - end[i]) * gradients[i] / steps / ends.size();
            }
        }
        float[] atEnds = probe.scores(
                question.target(), ends.size(), (index, row) -> row.input().put(0, ends.get(index)));
        double mean = 0;
        for (float score : atEnds) {
            mean += score / (double) atEnds.length;
        }
        int height = question.picture().shape().length(2);
        int width = question.picture().shape().length(3);
        float[] ranks = RegionRanking.rank(
                ofPixels(integrated, height * width),
                regions(probe, question.picture().reshaped(question.row())),
                FEWEST,
                probe::check);
        return Attribution.of(
                Tensor.ofFloats(Shape.of(1, 1, height, width), ranks),
                Completeness.of(Sums.sum(integrated), mean, question.score(), name(), steps));
    }

    /** The sum of the gradients along the straight line from a baseline. */
    private double[] gradients(Probe probe, Question question, float[] picture, float[] from) {
        Sweep sweep = probe.sweep(
                new SummedGradients(),
                graph -> graph.sum(GRADIENT, graph.builder().inputGradient()));
        return sweep.run(question.target(), steps, Map.of(), (index, row) -> {
                    float part = (index + 0.5f) / steps;
                    FloatBuffer input = row.input();
                    for (int i = 0; i < picture.length; i++) {
                        input.put(i, from[i] + part * (picture[i] - from[i]));
                    }
                })
                .sumOf(GRADIENT);
    }

    private float[] ofPixels(double[] values, int pixels) {
        float[] result = new float[pixels];
        for (int pixel = 0; pixel < pixels; pixel++) {
            double one = values[pixel];
            for (int i = pixel + pixels; i < values.length; i += pixels) {
                one = channels == Channels.MAX ? Math.max(one, values[i]) : one + values[i];
            }
            result[pixel] = (float) one;
        }
        return result;
    }

    private static List<BitSet> regions(Probe probe, Tensor picture) {
        List<BitSet> regions = new ArrayList<>();
        for (double scale : SCALES) {
            Felzenszwalb segmentation = new Felzenszwalb(scale, SMALLEST);
            regions.addAll(probe.compute(() -> segmentation.segment(picture).widened(WIDER)));
        }
        return regions;
    }
}

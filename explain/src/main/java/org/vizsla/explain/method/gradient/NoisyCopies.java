package org.vizsla.explain.method.gradient;

import java.nio.FloatBuffer;
import java.util.Map;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.method.Convergence;
import org.vizsla.explain.method.path.Sums;
import org.vizsla.explain.sampling.ImageNoise;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;
import org.vizsla.explain.sweep.Sweep;
import org.vizsla.explain.sweep.Totals;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * Moments of a method's map over noisy copies of an image: {@code x + n} with {@code n} normal, of the standard deviation {@code noise (max x - min x)}.
 *
 * <p>All arrays are row-major and belong to the caller.
 */
public final class NoisyCopies {
    private static final String VALUE = "value";
    private static final String SQUARE = "square";
    private static final String CUBE = "cube";
    private static final String FOURTH = "fourth";

    private final Shape shape;
    private final int samples;
    private final double[] values;
    private final double[] squares;
    private final double[] cubes;
    private final double[] fourths;

    private NoisyCopies(Shape shape, int samples, double[] values, double[] squares, double[] cubes, double[] fourths) {
        this.shape = shape;
        this.samples = samples;
        this.values = values;
        this.squares = squares;
        this.cubes = cubes;
        this.fourths = fourths;
    }

    static NoisyCopies of(Probe probe, Question question, NoisyMethod method, int samples, double noise) {
        return method.method() instanceof GraphMethod graph
                ? together(probe, question, graph, samples, noise)
                : oneByOne(probe, question, (StreamedMethod) method.method(), samples, noise);
    }

    private static NoisyCopies together(Probe probe, Question question, GraphMethod method, int samples, double noise) {
        Sweep sweep = probe.sweep("noisy " + method.name(), graph -> {
            Ops ops = graph.ops();
            String map = method.emit(graph.builder()).map();
            graph.sum(VALUE, map);
            graph.sum(SQUARE, ops.square(map));
            graph.sum(CUBE, ops.mul(ops.square(map), map));
            graph.sum(FOURTH, ops.square(ops.square(map)));
        });
        float[] picture = question.picture().floats();
        ImageNoise upon = ImageNoise.of(picture, noise);
        Totals totals = sweep.run(question.target(), samples, Map.of(), (index, row) -> {
            upon.write(picture, question.randomness().of("noise", index), row.input());
            row.weight(1.0 / samples);
        });
        return new NoisyCopies(
                totals.sum(VALUE).shape(),
                samples,
                totals.sumOf(VALUE),
                totals.sumOf(SQUARE),
                totals.sumOf(CUBE),
                totals.sumOf(FOURTH));
    }

    private static NoisyCopies oneByOne(
            Probe probe, Question question, StreamedMethod method, int samples, double noise) {
        float[] picture = question.picture().floats();
        ImageNoise upon = ImageNoise.of(picture, noise);
        int count = picture.length;
        NoisyCopies copies = new NoisyCopies(
                question.picture().shape(),
                samples,
                new double[count],
                new double[count],
                new double[count],
                new double[count]);
        for (int sample = 0; sample < samples; sample++) {
            float[] noisy = new float[count];
            upon.write(picture, question.randomness().of("noise", sample), FloatBuffer.wrap(noisy));
            Tensor copy = Tensor.ofFloats(question.picture().shape(), noisy);
            Probe part = probe.part(sample, samples);
            float score = part.scores(
                            question.target(), 1, (index, row) -> row.input().put(copy.floatBuffer()))[0];
            copies.add(method.attribute(part, new Question(copy, question.target(), score, question.randomness()))
                    .map()
                    .floats());
        }
        return copies;
    }

    private void add(float[] map) {
        for (int i = 0; i < map.length; i++) {
            double square = (double) map[i] * map[i];
            values[i] += (double) map[i] / samples;
            squares[i] += square / samples;
            cubes[i] += square * map[i] / samples;
            fourths[i] += square * square / samples;
        }
    }

    Shape shape() {
        return shape;
    }

    double[] mean() {
        return values.clone();
    }

    double[] meanSquare() {
        return squares.clone();
    }

    /** {@code E v^2 - (E v)^2}. */
    double[] variance() {
        double[] variance = new double[values.length];
        for (int i = 0; i < variance.length; i++) {
            variance[i] = Math.max(0, squares[i] - values[i] * values[i]);
        }
        return variance;
    }

    /** How well the mean is known. */
    SelfCheck convergenceOfMean() {
        return convergence(variance(), values);
    }

    /** How well the mean square is known. */
    SelfCheck convergenceOfMeanSquare() {
        double[] variance = new double[values.length];
        for (int i = 0; i < variance.length; i++) {
            variance[i] = Math.max(0, fourths[i] - squares[i] * squares[i]);
        }
        return convergence(variance, squares);
    }

    /** How well the variance is known: that of {@code (v - E v)^2}, from the fourth central moment. */
    SelfCheck convergenceOfVariance() {
        double[] map = variance();
        double[] variance = new double[map.length];
        for (int i = 0; i < variance.length; i++) {
            double mean = values[i];
            double fourth = fourths[i] - 4 * mean * cubes[i] + 6 * mean * mean * squares[i] - 3 * Math.pow(mean, 4);
            variance[i] = Math.max(0, fourth - map[i] * map[i]);
        }
        return convergence(variance, map);
    }

    private SelfCheck convergence(double[] variance, double[] map) {
        return Convergence.ofMean(Sums.sum(variance) / variance.length, Sums.magnitude(map), samples, "noisy copies");
    }
}

package org.vizsla.explain.method.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.vizsla.explain.method.perturbation.LinearNetwork.HEIGHT;
import static org.vizsla.explain.method.perturbation.LinearNetwork.PIXELS;
import static org.vizsla.explain.method.perturbation.LinearNetwork.WIDTH;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.method.path.Sums;
import org.vizsla.explain.sampling.Randomness;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;

class RiseTest {
    private static final LinearNetwork NETWORK = LinearNetwork.random();
    private static final int TARGET = 2;
    private static final int CELLS = 3;
    private static final double KEEP = 0.4;

    /**
     * Of a linear network {@code c + sum a_i m_i} the expected map is {@code c + sum a_i E[m_i m_j] / keep}, where the expectation is taken over all shifts: {@code keep^2 + keep (1 - keep) sum_g A_ig A_jg} for
     * stretching weights {@code A}.
     */
    @Test
    void onALinearNetworkItIsItsWeightsSmoothedByTheMasks() {
        Tensor picture = LinearNetwork.picture(4);
        Attribution attribution =
                NETWORK.explain(new Rise(3000, CELLS, KEEP, Rise.Output.SCORE, Baseline.ZERO), picture, TARGET);
        float[] map = attribution.map().floats();
        double[] expected = expected(NETWORK.effects(picture, TARGET, Baseline.ZERO), NETWORK.bias(TARGET));
        SelfCheck convergence = LinearNetwork.check(attribution, "convergence");
        assertThat(attribution.map().shape().sizes()).containsExactly(1, 1, HEIGHT, WIDTH);
        assertThat(convergence.passed()).isTrue();
        assertThat(convergence.value()).isBetween(0.01, 0.2);
        double spread = spread(map);
        double[] off = new double[PIXELS];
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            off[pixel] = map[pixel] - expected[pixel];
            assertThat(off[pixel]).isCloseTo(0, within(5 * convergence.value() * spread));
        }
        assertThat(Sums.magnitude(off)).as("as sure as it says").isLessThan(2 * convergence.value() * spread);
    }

    private static double spread(float[] map) {
        double sum = 0;
        double squares = 0;
        for (float value : map) {
            sum += value;
            squares += (double) value * value;
        }
        return Math.sqrt(squares / map.length - sum * sum / map.length / map.length);
    }

    /** The weights' own effect is zero, so that the score is the same whatever is seen: the map is flat, and not the mean of the masks. */
    @Test
    void whereNothingMattersNothingIsSeen() {
        LinearNetwork constant = new LinearNetwork(Tensor.ofFloats(
                Shape.of(LinearNetwork.CLASSES, 3 * PIXELS), new float[LinearNetwork.CLASSES * 3 * PIXELS]));
        Attribution attribution = constant.explain(
                new Rise(20, CELLS, KEEP, Rise.Output.SCORE, Baseline.ZERO), LinearNetwork.picture(4), TARGET);
        for (float value : attribution.map().floats()) {
            assertThat(value).isCloseTo((float) constant.bias(TARGET), within(1e-5f));
        }
    }

    @Test
    void saysThatTooFewMasksAreNoise() {
        SelfCheck convergence = LinearNetwork.check(
                NETWORK.explain(
                        new Rise(4, CELLS, KEEP, Rise.Output.SCORE, Baseline.ZERO), LinearNetwork.picture(4), TARGET),
                "convergence");
        assertThat(convergence.passed()).isFalse();
        assertThat(convergence.words()).startsWith("after 4 masks the standard error is ");
    }

    private static double[] expected(double[] effects, double bias) {
        double[] expected = new double[PIXELS];
        int shifts = 4 * 4;
        for (int shift = 0; shift < shifts; shift++) {
            double[][] down = weights(HEIGHT, shift / 4);
            double[][] across = weights(WIDTH, shift % 4);
            for (int j = 0; j < PIXELS; j++) {
                double sum = bias;
                for (int i = 0; i < PIXELS; i++) {
                    double common = dot(down[i / WIDTH], down[j / WIDTH]) * dot(across[i % WIDTH], across[j % WIDTH]);
                    sum += effects[i] * (KEEP + (1 - KEEP) * common);
                }
                expected[j] += sum / shifts;
            }
        }
        return expected;
    }

    /** The weight of each of 4 points, 4 pixels apart, at each pixel of an axis. */
    private static double[][] weights(int size, int shift) {
        double[][] weights = new double[size][CELLS + 1];
        for (int pixel = 0; pixel < size; pixel++) {
            for (int point = 0; point <= CELLS; point++) {
                double centre = 4 * point + 1.5;
                double place = Math.max(1.5, Math.min(4 * CELLS + 1.5, pixel + shift));
                weights[pixel][point] = Math.max(0, 1 - Math.abs(place - centre) / 4);
            }
        }
        return weights;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherOneOthers() {
        Tensor picture = LinearNetwork.picture(5);
        Rise rise = new Rise(40, CELLS, KEEP, Rise.Output.SCORE, Baseline.ZERO);
        Tensor once = NETWORK.explain(rise, picture, TARGET).map();
        Tensor again = NETWORK.explain(rise, picture, TARGET).map();
        Tensor other = NETWORK.explain(rise, picture, Call.of(TARGET).withSeed(7), ExplainerSettings.DEFAULT)
                .map("rise");
        assertThat(again.bytes()).isEqualTo(once.bytes());
        assertThat(other.bytes()).isNotEqualTo(once.bytes());
    }

    @Test
    void masksAreSmoothAndShowWhatTheyKeep() {
        Rise rise = new Rise(2, CELLS, KEEP, Rise.Output.SCORE, Baseline.ZERO);
        double sum = 0;
        int masks = 400;
        for (int i = 0; i < masks; i++) {
            float[] mask = rise.copies().mask(HEIGHT, WIDTH, new Randomness(3).of("rise", i));
            for (int pixel = 0; pixel < PIXELS; pixel++) {
                assertThat(mask[pixel]).isBetween(0f, 1f);
                if (pixel % WIDTH > 0) {
                    assertThat(Math.abs(mask[pixel] - mask[pixel - 1])).isLessThanOrEqualTo(0.2501f);
                }
                sum += mask[pixel];
            }
        }
        assertThat(sum / masks / PIXELS).isCloseTo(KEEP, within(0.03));
    }

    /** Two classes whose scores are a pixel and its opposite: the masks are weighed by a probability, whether the network ends in a softmax or not. */
    @Test
    void weighsByTheProbabilityUnlessAskedForTheScore() {
        Tensor picture = Tensor.ofFloats(Shape.of(1, 1, 1, 1), 2);
        Rise byProbability = new Rise(30, 1, 0.5, Rise.Output.PROBABILITY, Baseline.ZERO);
        Rise byScore = new Rise(30, 1, 0.5, Rise.Output.SCORE, Baseline.ZERO);
        float probability = explain(byProbability, picture, false);
        assertThat(explain(byProbability, picture, true)).isCloseTo(probability, within(1e-5f));
        assertThat(explain(byScore, picture, true)).isCloseTo(probability, within(1e-5f));
        double part = shown(byScore);
        double score = 2;
        double sure = 1 / (1 + Math.exp(-4));
        double half = 0.5;
        assertThat(explain(byScore, picture, false)).isCloseTo((float) expected(part, score, 0), within(1e-5f));
        assertThat(probability).isCloseTo((float) expected(part, sure, half), within(1e-5f));
    }

    /** In which part of the masks the only pixel is seen. */
    private static double shown(Rise rise) {
        double sum = 0;
        for (int i = 0; i < rise.masks(); i++) {
            sum += rise.copies().mask(1, 1, new Randomness(Call.DEFAULT.seed()).of("rise", i))[0] / rise.masks();
        }
        return sum;
    }

    /** {@code mean (f - mean f) m / keep + mean f} for a value where the pixel is seen, and one where it is not. */
    private static double expected(double part, double seen, double hidden) {
        double mean = part * seen + (1 - part) * hidden;
        return part * (seen - mean) / 0.5 + mean;
    }

    private static float explain(Rise rise, Tensor picture, boolean softmax) {
        GraphBuilder b = new GraphBuilder("two");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(1, 1, 1));
        String flat = b.op("Flatten", x).named("flat");
        b.value(new Value(flat, DataType.FLOAT32, Shape.batchOf(1)));
        b.initializer("w", Tensor.ofFloats(Shape.of(1, 2), 1, -1));
        String scores = b.op("MatMul", flat, "w").named("s");
        b.value(new Value(scores, DataType.FLOAT32, Shape.batchOf(2)));
        if (softmax) {
            scores = b.op("Softmax", scores).with("axis", 1).named("p");
            b.value(new Value(scores, DataType.FLOAT32, Shape.batchOf(2)));
        }
        Model model = Model.of(b.output(scores).build(), Labels.numbered(2), Optional.empty());
        try (Explainer explainer = Explainer.open(model, List.of(rise))) {
            return explainer.explain(picture, Call.of(0)).map("rise").floats()[0];
        }
    }
}

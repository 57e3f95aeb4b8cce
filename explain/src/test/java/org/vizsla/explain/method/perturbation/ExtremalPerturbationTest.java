package org.vizsla.explain.method.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.SelfCheck;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.testkit.RandomTensors;

class ExtremalPerturbationTest {
    private static final int HEIGHT = 40;
    private static final int WIDTH = 56;
    private static final int TOP = 8;
    private static final int LEFT = 30;
    private static final int SIDE = 16;

    private static final Pattern KEPT =
            Pattern.compile("the score is 16\\.13, [0-9.]+ for what the mask shows, and [0-9.e-]+ fully"
                    + " blurred: the mask keeps ([0-9.]+) % of the difference");

    private static boolean isInPatch(int pixel) {
        int y = pixel / WIDTH;
        int x = pixel % WIDTH;
        return y >= TOP && y < TOP + SIDE && x >= LEFT && x < LEFT + SIDE;
    }

    /** The score is the energy of {@code conv(x)}, a filter that sees chequers, which blurring removes. */
    private static Model chequerDetector() {
        GraphBuilder b = new GraphBuilder("chequers");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(1, HEIGHT, WIDTH));
        b.initializer("k", Tensor.ofFloats(Shape.of(1, 1, 2, 2), 1, -1, -1, 1));
        String seen = b.op("Conv", x, "k").named("seen");
        b.value(new Value(seen, DataType.FLOAT32, Shape.batchOf(1, HEIGHT - 1, WIDTH - 1)));
        String energy = b.op("Mul", seen, seen).named("energy");
        b.value(new Value(energy, DataType.FLOAT32, Shape.batchOf(1, HEIGHT - 1, WIDTH - 1)));
        String scores =
                b.op("ReduceMean", energy, b.integers(2, 3)).with("keepdims", 0).named("s");
        b.value(new Value(scores, DataType.FLOAT32, Shape.batchOf(1)));
        return Model.of(b.output(scores).build(), Labels.numbered(1), Optional.empty());
    }

    /** Chequers in the patch, smooth elsewhere. */
    private static Tensor picture() {
        float[] values = new float[HEIGHT * WIDTH];
        for (int pixel = 0; pixel < values.length; pixel++) {
            int y = pixel / WIDTH;
            int x = pixel % WIDTH;
            values[pixel] = isInPatch(pixel) ? ((x + y) % 2 == 0 ? 3 : -3) : (float) Math.sin(x / 9.0);
        }
        return Tensor.ofFloats(Shape.of(1, 1, HEIGHT, WIDTH), values);
    }

    private static Attribution explain(double area) {
        ExtremalPerturbation method = new ExtremalPerturbation(area, 200, 4, 6, 8);
        try (Explainer explainer = Explainer.open(chequerDetector(), List.of(method))) {
            return explainer.explain(picture(), Call.of(0)).attribution(method.name());
        }
    }

    /** The patch is 11 % of the picture: a mask of 8 % lies in it, and shows little of it; one of 20 % shows it whole, with soft borders. */
    @ParameterizedTest
    @CsvSource({"0.08, 4", "0.2, 51"})
    void showsThePartThatTheScoreComesFrom(double area, double leastKept) {
        Attribution attribution = explain(area);
        assertThat(attribution.map().shape().sizes()).containsExactly(1, 1, HEIGHT, WIDTH);
        float[] mask = attribution.map().floats();
        double inside = 0;
        double outside = 0;
        for (int pixel = 0; pixel < mask.length; pixel++) {
            assertThat(mask[pixel]).isBetween(0f, 1f);
            inside += isInPatch(pixel) ? mask[pixel] : 0;
            outside += isInPatch(pixel) ? 0 : mask[pixel];
        }
        int patch = SIDE * SIDE;
        assertThat(inside / patch).isGreaterThan(5 * outside / (mask.length - patch));
        SelfCheck areaCheck = LinearNetwork.check(attribution, "area");
        assertThat(areaCheck.passed()).isTrue();
        assertThat(areaCheck.value()).isCloseTo(Math.abs((inside + outside) / mask.length - area), within(1e-6));
        assertThat(LinearNetwork.check(attribution, "convergence").passed()).isTrue();
        assertThat(attribution.findings().get(0).notes()).hasSize(1);
        Matcher note = KEPT.matcher(attribution.findings().get(0).notes().get(0));
        assertThat(note.matches()).as(note.toString()).isTrue();
        assertThat(Double.parseDouble(note.group(1))).isBetween(leastKept, 70.0);
    }

    /** Flat grey has the score 0 whatever is blurred. */
    @Test
    void warnsWhereBlurringTakesNothingAway() {
        ExtremalPerturbation method = new ExtremalPerturbation(0.2, 5, 4, 6, 8);
        try (Explainer explainer = Explainer.open(chequerDetector(), List.of(method))) {
            Tensor grey = Tensor.ofFloats(Shape.of(1, 1, HEIGHT, WIDTH), new float[HEIGHT * WIDTH]);
            assertThat(explainer
                            .explain(grey, Call.of(0))
                            .attribution(method.name())
                            .findings()
                            .get(0)
                            .notes())
                    .containsExactly(
                            "the score is 0.000, 0.000 for what the mask shows, and 0.000 fully blurred: blurring does"
                                    + " not lower it; do not read much into the mask");
        }
    }

    @Test
    void saysThatAMaskIsStillMoving() {
        ExtremalPerturbation hasty = new ExtremalPerturbation(0.08, 5, 4, 6, 8);
        try (Explainer explainer = Explainer.open(chequerDetector(), List.of(hasty))) {
            Attribution attribution = explainer.explain(picture(), Call.of(0)).attribution(hasty.name());
            SelfCheck convergence = LinearNetwork.check(attribution, "convergence");
            assertThat(convergence.passed()).isFalse();
            assertThat(convergence.words())
                    .matches("in the last tenth of the steps 2\\d\\d\\.\\d % of the mask moved \\(limit 10 %\\)");
            SelfCheck areaCheck = LinearNetwork.check(attribution, "area");
            assertThat(areaCheck.passed()).isFalse();
            assertThat(areaCheck.words()).isEqualTo("the mask shows 14.1 % of the image (requested: 8.0 %)");
        }
    }

    @Test
    void thePyramidsGradientIsThatOfDifferences() {
        Tensor picture = new RandomTensors(3).normal(1, 2, 9, 7);
        BlurPyramid pyramid = new BlurPyramid(picture, 2);
        float[] mask = new RandomTensors(4).uniform(0, 1, 63).floats();
        float[] gradient = new RandomTensors(5).normal(126).floats();
        float[] result = pyramid.pullBack(mask, gradient);
        for (int pixel = 0; pixel < 63; pixel++) {
            float[] more = mask.clone();
            int level = (int) (mask[pixel] * 7);
            double step = Math.min(0.01, 0.5 * ((level + 1) / 7.0 - mask[pixel]));
            more[pixel] += (float) step;
            double difference =
                    (dot(pyramid, more, gradient) - dot(pyramid, mask, gradient)) / (more[pixel] - mask[pixel]);
            assertThat((double) result[pixel]).isCloseTo(difference, within(0.02 + 0.01 * Math.abs(difference)));
        }
    }

    private static double dot(BlurPyramid pyramid, float[] mask, float[] weights) {
        float[] picture = new float[weights.length];
        pyramid.through(mask, FloatBuffer.wrap(picture));
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (double) picture[i] * weights[i];
        }
        return sum;
    }

    @Test
    void thePyramidIsSharpWhereAllIsSeen() {
        Tensor picture = picture();
        float[] all = new float[HEIGHT * WIDTH];
        Arrays.fill(all, 1);
        float[] seen = new float[all.length];
        new BlurPyramid(picture, 8).through(all, FloatBuffer.wrap(seen));
        assertThat(seen).containsExactly(picture.floats(), within(1e-5f));
    }
}

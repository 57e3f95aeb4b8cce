package org.vizsla.explain.method.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.vizsla.explain.method.perturbation.LinearNetwork.HEIGHT;
import static org.vizsla.explain.method.perturbation.LinearNetwork.PIXELS;
import static org.vizsla.explain.method.perturbation.LinearNetwork.WIDTH;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.method.segmentation.Grid;
import org.vizsla.explain.method.segmentation.Segmentation;
import org.vizsla.explain.method.segmentation.Segments;
import org.vizsla.explain.method.segmentation.Slic;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.testkit.RandomTensors;

/** On a linear network every method has a closed form. */
class LinearNetworkTest {
    private static final LinearNetwork NETWORK = LinearNetwork.random();
    private static final int TARGET = 1;
    private static final Baseline GREY = Baseline.parse("black+white");
    private static final Segmentation CUT = new Grid(4);

    /** Methods over segments, each of which gives what the segments add to the score. */
    static List<StreamedMethod> overSegments() {
        return List.of(
                new FeatureAblation(CUT, GREY),
                new KernelShap(100, CUT, GREY),
                new KernelShap(1000, new Grid(6), GREY),
                new ShapleyValueSampling(2, CUT, GREY),
                new Lime(200, 0.25, Lime.Fit.RIDGE, 0, CUT, GREY),
                new Lime(200, 0.25, Lime.Fit.LASSO, 0, CUT, GREY));
    }

    @ParameterizedTest
    @MethodSource("overSegments")
    void segmentsHaveWhatTheyAddToTheScore(StreamedMethod method) {
        Tensor picture = LinearNetwork.picture(4);
        Segments segments = (method instanceof KernelShap shap ? shap.segments() : CUT)
                .segment(picture.rows(0, 1).reshaped(Shape.of(3, HEIGHT, WIDTH)));
        double[] effects = NETWORK.effects(picture, TARGET, GREY);
        double[] expected = new double[segments.count()];
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            expected[segments.at(pixel)] += effects[pixel];
        }
        Attribution attribution = NETWORK.explain(method, picture, TARGET);
        assertThat(attribution.map().shape()).isEqualTo(picture.shape());
        float[] map = attribution.map().floats();
        for (int i = 0; i < map.length; i++) {
            assertThat(map[i]).isCloseTo((float) expected[segments.at(i % PIXELS)], within(2e-4f));
        }
        assertThat(attribution.findings().get(0).checks()).isNotEmpty().allMatch(SelfCheck::passed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zero", "black+white", "blur:2"})
    void occlusionIsTheMeanOverTheWindowsThatCoverAPixel(String text) {
        Baseline baseline = Baseline.parse(text);
        Tensor picture = LinearNetwork.picture(5);
        double[] effects = NETWORK.effects(picture, TARGET, baseline);
        double[] lost = new double[PIXELS];
        int[] windows = new int[PIXELS];
        for (int top : new int[] {0, 3, 6, 9}) {
            for (int left : new int[] {0, 3, 6}) {
                double loss = 0;
                for (int pixel = 0; pixel < PIXELS; pixel++) {
                    loss += isIn(pixel, top, left, 5) ? effects[pixel] : 0;
                }
                for (int pixel = 0; pixel < PIXELS; pixel++) {
                    lost[pixel] += isIn(pixel, top, left, 5) ? loss : 0;
                    windows[pixel] += isIn(pixel, top, left, 5) ? 1 : 0;
                }
            }
        }
        Attribution attribution = NETWORK.explain(new Occlusion(5, 3, baseline), picture, TARGET);
        float[] map = attribution.map().floats();
        for (int i = 0; i < map.length; i++) {
            int pixel = i % PIXELS;
            assertThat(map[i]).isCloseTo((float) (lost[pixel] / windows[pixel]), within(2e-4f));
        }
        assertThat(LinearNetwork.check(attribution, "whole_score").passed()).isTrue();
    }

    private static boolean isIn(int pixel, int top, int left, int side) {
        int y = pixel / WIDTH;
        int x = pixel % WIDTH;
        return y >= top && y < top + side && x >= left && x < left + side;
    }

    @Test
    void aWindowMayBeLargerThanThePicture() {
        Tensor picture = LinearNetwork.picture(6);
        double all = 0;
        for (double effect : NETWORK.effects(picture, TARGET, Baseline.ZERO)) {
            all += effect;
        }
        float[] map = NETWORK.explain(new Occlusion(50, 9, Baseline.ZERO), picture, TARGET)
                .map()
                .floats();
        for (float value : map) {
            assertThat(value).isCloseTo((float) all, within(2e-4f));
        }
    }

    @Test
    void refusesAStrideThatLeavesPixelsOut() {
        assertThatThrownBy(() -> NETWORK.explain(new Occlusion(5, 6, Baseline.ZERO), LinearNetwork.picture(6), TARGET))
                .hasMessage("a stride of 6 leaves pixels between windows of 5; set occlusion.stride to 5 at most");
    }

    @Test
    void xraiRanksRegionsByTheirMeanAndKeepsTheSum() {
        Tensor picture = LinearNetwork.picture(7);
        Attribution attribution = NETWORK.explain(new Xrai(3, Xrai.Channels.SUM, GREY), picture, TARGET);
        double expected = 0;
        for (double effect : NETWORK.effects(picture, TARGET, GREY)) {
            expected += effect;
        }
        double sum = 0;
        for (float rank : attribution.map().floats()) {
            sum += rank;
        }
        assertThat(attribution.map().shape().sizes()).containsExactly(1, 1, HEIGHT, WIDTH);
        assertThat(sum).isCloseTo(expected, within(1e-3));
        assertThat(LinearNetwork.check(attribution, "completeness").passed()).isTrue();
    }

    @Test
    void eachPictureHasItsOwnTargetAndItsOwnSegments() {
        Tensor pictures = new RandomTensors(8).normal(2, 3, HEIGHT, WIDTH);
        Explanation both = NETWORK.explain(
                new FeatureAblation(new Slic(9, 5), Baseline.ZERO), pictures, Call.of(2, 0), ExplainerSettings.DEFAULT);
        for (int row = 0; row < 2; row++) {
            Attribution alone = NETWORK.explain(
                    new FeatureAblation(new Slic(9, 5), Baseline.ZERO), pictures.rows(row, 1), row == 0 ? 2 : 0);
            assertThat(both.map("feature_ablation").rows(row, 1).floats())
                    .containsExactly(alone.map().floats(), within(1e-4f));
        }
    }

    /** One row at a time or many: the budget for memory changes nothing but rounding. */
    @Test
    void memoryChangesNothing() {
        Tensor picture = LinearNetwork.picture(9);
        for (StreamedMethod method : List.of(
                new Occlusion(5, 3, Baseline.ZERO),
                new KernelShap(60, CUT, Baseline.ZERO),
                new Rise(50, 3, 0.5, Rise.Output.SCORE, Baseline.ZERO))) {
            float[] plenty = NETWORK.explain(method, picture, TARGET).map().floats();
            float[] scarce = NETWORK.explain(method, picture, Call.of(TARGET), ExplainerSettings.DEFAULT.withMemory(1))
                    .map(method.name())
                    .floats();
            assertThat(scarce).containsExactly(plenty, within(1e-4f));
        }
    }

    @Test
    void takesANetworkWhoseBatchIsFixed() {
        Tensor picture = LinearNetwork.picture(10);
        for (StreamedMethod method : List.of(
                new Occlusion(5, 3, Baseline.ZERO),
                new KernelShap(25, CUT, Baseline.ZERO),
                new Rise(25, 3, 0.5, Rise.Output.SCORE, Baseline.ZERO),
                new Xrai(5, Xrai.Channels.MAX, Baseline.ZERO))) {
            float[] free = NETWORK.explain(method, picture, TARGET).map().floats();
            try (Explainer explainer = Explainer.open(NETWORK.model(Shape.of(4, 3, HEIGHT, WIDTH)), List.of(method))) {
                assertThat(explainer
                                .explain(picture, Call.of(TARGET))
                                .map(method.name())
                                .floats())
                        .containsExactly(free, within(1e-4f));
            }
        }
    }
}

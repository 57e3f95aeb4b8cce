package org.vizsla.explain.method.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vizsla.explain.Linear.explain;
import static org.vizsla.testkit.TensorAssertions.assertClose;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Linear;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.Small;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.method.path.Quadrature;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.testkit.RandomTensors;

/** What methods come to where it is known beforehand. */
class GradientIdentitiesTest {
    private static final double EXACT = 1e-5;
    private static final int TARGET = 2;

    @TempDir
    Path folder;

    private static Tensor map(float[] values, Tensor like) {
        return Tensor.ofFloats(like.shape(), values);
    }

    private static SelfCheck check(Attribution attribution) {
        return attribution.findings().get(0).checks().get(0);
    }

    @Test
    void partsOfTheGradientAddUp() {
        float[] signed = part(Saliency.Part.SIGNED);
        float[] absolute = part(Saliency.Part.ABSOLUTE);
        float[] positive = part(Saliency.Part.POSITIVE);
        float[] negative = part(Saliency.Part.NEGATIVE);
        for (int i = 0; i < signed.length; i++) {
            assertThat(positive[i] - negative[i]).isEqualTo(signed[i]);
            assertThat(positive[i] + negative[i]).isEqualTo(absolute[i]);
        }
    }

    private static float[] part(Saliency.Part part) {
        return explain(Linear.network(), Linear.picture(1), TARGET, new Saliency(part))
                .map("saliency")
                .floats();
    }

    @Test
    void withoutNoiseSmoothGradIsTheGradient() {
        Model model = Small.network("mini_resnet", folder);
        Explanation explanation = explain(
                model,
                Small.scene(1, model),
                TARGET,
                Saliency.DEFAULT,
                new NoiseTunnel(NoiseTunnel.Statistic.SMOOTH_GRAD, 3, 0, NoisyMethod.SALIENCY),
                new NoiseTunnel(NoiseTunnel.Statistic.SMOOTH_GRAD_SQUARED, 3, 0, NoisyMethod.SALIENCY),
                new NoiseTunnel(NoiseTunnel.Statistic.VAR_GRAD, 3, 0, NoisyMethod.SALIENCY));
        Tensor gradient = explanation.map("saliency");
        float[] squares = gradient.floats();
        for (int i = 0; i < squares.length; i++) {
            squares[i] *= squares[i];
        }
        assertClose("mean", explanation.map("smooth_grad"), gradient, EXACT);
        assertClose("square", explanation.map("smooth_grad_squared"), map(squares, gradient), EXACT);
        for (float variance : explanation.map("var_grad").floats()) {
            assertThat(variance).isBetween(0f, 1e-5f * max(squares));
        }
    }

    private static float max(float[] values) {
        float max = 0;
        for (float value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    /** A linear network has the same gradient everywhere, so noise changes nothing in any base method that is one. */
    @ParameterizedTest
    @EnumSource(NoisyMethod.class)
    void averagesAnyGradientMethod(NoisyMethod method) {
        Tensor picture = Linear.picture(2);
        Explanation explanation = explain(
                Linear.network(),
                picture,
                TARGET,
                method.method(),
                new NoiseTunnel(NoiseTunnel.Statistic.SMOOTH_GRAD, 4, 0, method));
        assertClose(
                method.toString(),
                explanation.map("smooth_grad"),
                explanation.map(method.method().name()),
                EXACT);
    }

    @ParameterizedTest
    @EnumSource(Quadrature.class)
    void integratedGradientsOfALinearNetworkAreItsProducts(Quadrature rule) {
        Tensor picture = Linear.picture(3);
        Explanation explanation = explain(
                Linear.network(),
                picture,
                TARGET,
                InputXGradient.DEFAULT,
                new IntegratedGradients(5, rule, Baseline.ZERO));
        assertClose("map", explanation.map("integrated_gradients"), explanation.map("input_x_gradient"), EXACT);
        assertThat(check(explanation.attribution("integrated_gradients")).value())
                .isLessThan(EXACT);
    }

    @Test
    void allPathsAgreeOnALinearNetwork() {
        Tensor picture = Linear.picture(4);
        Baseline both = Baseline.parse("black+white");
        Explanation explanation = explain(
                Linear.network(),
                picture,
                TARGET,
                new IntegratedGradients(3, Quadrature.GAUSS_LEGENDRE, both),
                new GuidedIntegratedGradients(20, 0.25, 0.1, both),
                new BlurIntegratedGradients(9, 3));
        assertClose("guided", explanation.map("guided_ig"), explanation.map("integrated_gradients"), 1e-4);
        for (String method : List.of("integrated_gradients", "guided_ig", "blur_ig")) {
            assertThat(check(explanation.attribution(method)).value())
                    .as(method)
                    .isLessThan(1e-4);
        }
    }

    @Test
    void gradientShapOfALinearNetworkIsItsProducts() {
        Explanation explanation = explain(
                Linear.network(),
                Linear.picture(5),
                TARGET,
                InputXGradient.DEFAULT,
                new GradientShap(7, 0, Baseline.ZERO));
        assertClose("map", explanation.map("gradient_shap"), explanation.map("input_x_gradient"), EXACT);
        assertThat(check(explanation.attribution("gradient_shap")).value()).isLessThan(1e-3);
    }

    /** The gradient of this network, whose weights are random, is another one at each noisy copy. */
    @Test
    void saysThatTooFewSamplesAreNoise() {
        Model model = Small.network("mini_mobilenet_v2", folder);
        Tensor picture = Small.scene(2, model);
        NoiseTunnel few = new NoiseTunnel(NoiseTunnel.Statistic.SMOOTH_GRAD, 4, 0.15, NoisyMethod.SALIENCY);
        NoiseTunnel one = new NoiseTunnel(NoiseTunnel.Statistic.SMOOTH_GRAD, 1, 0.15, NoisyMethod.SALIENCY);
        GradientShap shap = new GradientShap(4, 0.1, Baseline.ZERO);
        SelfCheck noise = check(explain(model, picture, TARGET, few).attribution(few.name()));
        assertThat(noise.passed()).isFalse();
        assertThat(noise.words()).startsWith("after 4 noisy copies the standard error is ");
        assertThat(check(explain(model, picture, TARGET, one).attribution(one.name()))
                        .words())
                .isEqualTo("1 noisy copies are too few to estimate the standard error");
        assertThat(check(explain(model, picture, TARGET, shap).attribution(shap.name()))
                        .passed())
                .isFalse();
    }

    /** Of a normal distribution's variance the standard error is {@code sqrt(2 / n)} of it, however large the mean: a seventh after 100 samples, more where tails are longer. */
    @Test
    void theErrorOfTheVarianceDoesNotGrowWithTheMean() {
        Model model = Small.network("mini_resnet", folder);
        NoiseTunnel method = new NoiseTunnel(NoiseTunnel.Statistic.VAR_GRAD, 100, 0.02, NoisyMethod.SALIENCY);
        SelfCheck check =
                check(explain(model, Small.scene(2, model), TARGET, method).attribution(method.name()));
        assertThat(check.passed()).isTrue();
        assertThat(check.value()).isBetween(0.07, 0.3);
    }

    /** More steps, less error: on a network with kinks. */
    @Test
    void integratedGradientsConverge() {
        Model model = Small.network("mini_resnet", folder);
        Tensor picture = Small.scene(2, model);
        double few = off(model, picture, 2);
        double many = off(model, picture, 100);
        assertThat(many).isLessThan(0.02).isLessThan(few);
    }

    private static double off(Model model, Tensor picture, int steps) {
        IntegratedGradients method = new IntegratedGradients(steps, Quadrature.TRAPEZOID, Baseline.BLACK);
        return check(explain(model, picture, TARGET, method).attribution(method.name()))
                .value();
    }

    @Test
    void withoutRectifiersNothingIsLetBackOtherwise() {
        Explanation explanation = explain(
                Linear.network(),
                Linear.picture(6),
                TARGET,
                Saliency.DEFAULT,
                GuidedBackprop.DEFAULT,
                Deconvolution.DEFAULT);
        assertClose("guided", explanation.map("guided_backprop"), explanation.map("saliency"), 0);
        assertClose("deconvolution", explanation.map("deconvolution"), explanation.map("saliency"), 0);
    }

    @Test
    void fullGradientExplainsTheScore() {
        for (String network : List.of("mini_resnet", "mini_vgg_bn", "mini_densenet")) {
            Model model = Small.network(network, folder);
            Attribution attribution = explain(model, Small.scene(3, model), TARGET, FullGrad.DEFAULT)
                    .attribution("full_grad");
            assertThat(check(attribution).value()).as(network).isLessThan(1e-3);
        }
    }

    /** Hard swish and its like add something of their own, so that nothing is claimed. */
    @Test
    void fullGradientClaimsNothingWhereItCannot() {
        Model model = Small.network("mini_mobilenet_v3", folder);
        Attribution attribution =
                explain(model, Small.scene(3, model), TARGET, FullGrad.DEFAULT).attribution("full_grad");
        assertThat(attribution.findings().get(0).checks()).isEmpty();
    }

    /** Unscaled, on a network whose convolution is its only layer with places: magnitudes of input and biases, as they are. */
    @Test
    void fullGradientIsTheSumOfMagnitudes() {
        Tensor picture = Linear.picture(7);
        Explanation explanation =
                explain(Linear.network(), picture, TARGET, InputXGradient.DEFAULT, new FullGrad(FullGrad.Scaling.NONE));
        float[] products = explanation.map("input_x_gradient").floats();
        float[] bias = new RandomTensors(12).normal(Linear.CHANNELS).floats();
        float[] head = Linear.headWeights().rows(TARGET, 1).floats();
        int places = Linear.HEIGHT * Linear.WIDTH;
        double biases = 0;
        for (int channel = 0; channel < bias.length; channel++) {
            biases += Math.abs(bias[channel] * head[channel] / places);
        }
        float[] expected = new float[places];
        for (int i = 0; i < products.length; i++) {
            expected[i % places] += Math.abs(products[i]);
        }
        for (int i = 0; i < places; i++) {
            expected[i] += (float) biases;
        }
        Tensor map = explanation.map("full_grad");
        assertClose("map", map, map(expected, map), EXACT);
    }
}

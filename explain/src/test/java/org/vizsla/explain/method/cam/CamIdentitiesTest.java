package org.vizsla.explain.method.cam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.vizsla.explain.Linear.explain;
import static org.vizsla.testkit.TensorAssertions.assertClose;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Linear;
import org.vizsla.explain.Small;
import org.vizsla.explain.map.Presentation;
import org.vizsla.explain.method.Upsampling;
import org.vizsla.explain.method.gradient.GuidedBackprop;
import org.vizsla.explain.method.layer.LayerActivation;
import org.vizsla.explain.method.layer.LayerGradientXActivation;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.Probabilities;
import org.vizsla.testkit.PytorchGradCam;

/** Class activation maps against each other and against formulas, on a linear network and on small ones. */
class CamIdentitiesTest {
    private static final double EXACT = 1e-5;
    private static final int TARGET = 1;
    private static final int PLACES = Linear.HEIGHT * Linear.WIDTH;

    @TempDir
    Path folder;

    private static Tensor map(double[] values) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        return Tensor.ofFloats(Shape.of(1, 1, Linear.HEIGHT, Linear.WIDTH), rounded);
    }

    /** {@code sum_c w_c A_c}. */
    private static double[] weighted(double[] weights, float[] activations) {
        double[] map = new double[PLACES];
        for (int i = 0; i < activations.length; i++) {
            map[i % PLACES] += weights[i / PLACES] * activations[i];
        }
        return map;
    }

    private static double[] rectified(double[] map) {
        double[] positive = new double[map.length];
        for (int i = 0; i < map.length; i++) {
            positive[i] = Math.max(0, map[i]);
        }
        return positive;
    }

    private static double[] head(double factor) {
        float[] row = Linear.headWeights().rows(TARGET, 1).floats();
        double[] weights = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            weights[i] = factor * row[i];
        }
        return weights;
    }

    private static float[] activations(Tensor picture) {
        return explain(Linear.network(), picture, TARGET, LayerActivation.DEFAULT)
                .map("layer_activation")
                .floats();
    }

    @Test
    void behindAnAveragingHeadGradCamAndHiResCamAreCam() {
        Tensor picture = Linear.picture(1);
        double[] cam = weighted(head(1), activations(picture));
        Explanation explanation = explain(
                Linear.network(),
                picture,
                TARGET,
                Cam.DEFAULT,
                new GradientCam(CamFormula.GRAD_CAM, LayerChoice.AUTOMATIC, false),
                new GradientCam(CamFormula.HIRES_CAM, LayerChoice.AUTOMATIC, false),
                LayerGradientXActivation.DEFAULT);
        double[] shares = weighted(head(1.0 / PLACES), activations(picture));

        assertThat(explanation.attribution("cam").layers()).containsExactly("conv");
        assertClose("cam", explanation.map("cam"), map(cam), EXACT);
        assertClose("grad_cam", explanation.map("grad_cam"), map(shares), EXACT);
        assertClose("hires_cam", explanation.map("hires_cam"), map(shares), EXACT);
        double[] ones = {1, 1, 1, 1, 1};
        assertClose(
                "products",
                map(weighted(
                        ones, explanation.map("layer_gradient_x_activation").floats())),
                map(shares),
                EXACT);
    }

    @Test
    void rectifiedMapsKeepWhatSupportsTheClass() {
        Tensor picture = Linear.picture(2);
        float[] a = activations(picture);
        double[] w = head(1.0 / PLACES);
        double[] positive = new double[w.length];
        double[] products = new double[PLACES];
        double[] plusPlus = new double[w.length];
        for (int channel = 0; channel < w.length; channel++) {
            positive[channel] = Math.max(0, w[channel]);
            double sum = 0;
            for (int place = 0; place < PLACES; place++) {
                double product = w[channel] * a[channel * PLACES + place];
                products[place] += Math.max(0, product);
                sum += a[channel * PLACES + place];
            }
            double square = w[channel] * w[channel];
            plusPlus[channel] = PLACES * positive[channel] * square / (2 * square + sum * square * w[channel] + 1e-6);
        }
        Explanation explanation = explain(
                Linear.network(),
                picture,
                TARGET,
                GradientCam.GRAD_CAM,
                GradientCam.LAYER_CAM,
                GradientCam.X_GRAD_CAM,
                GradientCam.GRAD_CAM_ELEMENT_WISE,
                GradientCam.GRAD_CAM_PLUS_PLUS,
                new SmoothGradCamPlusPlus(LayerChoice.AUTOMATIC, 3, 0.2, true));
        assertClose("grad_cam", explanation.map("grad_cam"), map(rectified(weighted(w, a))), EXACT);
        assertClose("x_grad_cam", explanation.map("x_grad_cam"), explanation.map("grad_cam"), 1e-4);
        assertClose("layer_cam", explanation.map("layer_cam"), map(rectified(weighted(positive, a))), EXACT);
        assertClose("element_wise", explanation.map("grad_cam_element_wise"), map(products), EXACT);
        assertClose("plus_plus", explanation.map("grad_cam_plus_plus"), map(rectified(weighted(plusPlus, a))), 1e-4);
        assertClose(
                "smooth", explanation.map("smooth_grad_cam_plus_plus"), explanation.map("grad_cam_plus_plus"), 1e-4);
    }

    @Test
    void withoutNoiseSmoothGradCamPlusPlusIsGradCamPlusPlus() {
        Model model = Small.network("mini_resnet", folder);
        Explanation explanation = explain(
                model,
                Small.scene(1, model),
                TARGET,
                GradientCam.GRAD_CAM_PLUS_PLUS,
                new SmoothGradCamPlusPlus(LayerChoice.AUTOMATIC, 2, 0, true));
        assertClose("map", explanation.map("smooth_grad_cam_plus_plus"), explanation.map("grad_cam_plus_plus"), EXACT);
    }

    /** On a linear network a channel's absence takes exactly its part of the score, and a place alone leaves exactly its own. */
    @Test
    void ablationAndReciproCamFollowTheirFormulas() {
        Tensor picture = Linear.picture(3);
        float[] a = activations(picture);
        double[] w = head(1.0 / PLACES);
        Explanation explanation = explain(
                Linear.network(), picture, TARGET, AblationCam.DEFAULT, new ReciproCam(LayerChoice.AUTOMATIC, false));
        float score = explanation.scores().floats()[TARGET];
        double[] losses = new double[w.length];
        for (int i = 0; i < a.length; i++) {
            losses[i / PLACES] += w[i / PLACES] * a[i] / score;
        }
        double bias = score - Arrays.stream(losses).sum() * score;
        double[] alone = weighted(w, a);
        for (int i = 0; i < PLACES; i++) {
            alone[i] += bias;
        }
        assertClose("ablation", explanation.map("ablation_cam"), map(rectified(weighted(losses, a))), 1e-4);
        assertClose("recipro", explanation.map("recipro_cam"), map(alone), 1e-4);
    }

    @Test
    void reciproCamWeighsNeighbours() {
        Tensor picture = Linear.picture(4);
        float[] alone = explain(Linear.network(), picture, TARGET, new ReciproCam(LayerChoice.AUTOMATIC, false))
                .map("recipro_cam")
                .floats();
        float[] together = explain(Linear.network(), picture, TARGET, ReciproCam.DEFAULT)
                .map("recipro_cam")
                .floats();
        float[] nothing = new float[1];
        float[] a = activations(picture);
        double[] shares = weighted(head(1.0 / PLACES), a);
        nothing[0] = (float) (alone[0] - shares[0]);
        int y = 2;
        int x = 3;
        double expected = nothing[0];
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                double weight = 0.25 * (dy == 0 ? 1 : 0.5) * (dx == 0 ? 1 : 0.5);
                expected += weight * shares[(y + dy) * Linear.WIDTH + x + dx];
            }
        }
        assertThat((double) together[y * Linear.WIDTH + x]).isCloseTo(expected, within(1e-4));
    }

    /** Each mask's score asked for by itself. */
    @Test
    void scoreCamWeighsByTheScoresOfMaskedPictures() {
        Model model = Linear.network();
        Tensor picture = Linear.picture(5);
        float[] a = activations(picture);
        float[] x = picture.floats();
        float[] scores = new float[Linear.CHANNELS];
        try (Explainer explainer = Explainer.open(model, List.of())) {
            for (int channel = 0; channel < scores.length; channel++) {
                float[] plane = Arrays.copyOfRange(a, channel * PLACES, (channel + 1) * PLACES);
                float[] mask = PytorchGradCam.minMax(Tensor.ofFloats(Shape.of(1, PLACES), plane))
                        .floats();
                float[] masked = x.clone();
                for (int i = 0; i < x.length; i++) {
                    masked[i] *= mask[i % PLACES];
                }
                scores[channel] = explainer
                        .explain(Tensor.ofFloats(picture.shape(), masked), Call.of(TARGET))
                        .scores()
                        .floats()[TARGET];
            }
        }
        float[] softmax = Probabilities.softmax(scores);
        double[] weights = new double[softmax.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = softmax[i];
        }
        assertClose(
                "map",
                explain(model, picture, TARGET, ScoreCam.DEFAULT).map("score_cam"),
                map(rectified(weighted(weights, a))),
                EXACT);
    }

    /** The principal component again, in double precision, by the power method; the linear network has more places than channels. */
    @Test
    void eigenCamIsThePrincipalComponent() {
        Tensor picture = Linear.picture(6);
        Explanation explanation = explain(
                Linear.network(),
                picture,
                TARGET,
                new EigenCam(false, LayerChoice.AUTOMATIC, false, Orientation.CORNER),
                new EigenCam(true, LayerChoice.AUTOMATIC, false, Orientation.ACTIVE));
        float[] a = activations(picture);
        float[] products = explain(Linear.network(), picture, TARGET, LayerGradientXActivation.DEFAULT)
                .map("layer_gradient_x_activation")
                .floats();
        double[] eigen = PowerMethod.projection(a, Linear.CHANNELS);
        double[] grad = PowerMethod.projection(products, Linear.CHANNELS);
        double agreement = 0;
        for (int i = 0; i < products.length; i++) {
            agreement += products[i] * grad[i % PLACES];
        }
        assertClose(
                "eigen_cam", explanation.map("eigen_cam"), map(PowerMethod.times(eigen, eigen[0] > 0 ? -1 : 1)), 1e-4);
        assertClose(
                "eigen_grad_cam",
                explanation.map("eigen_grad_cam"),
                map(PowerMethod.times(grad, agreement < 0 ? -1 : 1)),
                1e-4);
    }

    /** The same where there are more channels than places. */
    @Test
    void eigenCamOfManyChannels() {
        Model model = Small.network("mini_vgg_bn", folder);
        Explanation explanation = explain(
                model,
                Small.scene(2, model),
                TARGET,
                LayerActivation.DEFAULT,
                new EigenCam(false, LayerChoice.AUTOMATIC, false, Orientation.CORNER));
        Tensor activation = explanation.map("layer_activation");
        int channels = Math.toIntExact(activation.shape().size(1));
        double[] expected = PowerMethod.projection(activation.floats(), channels);
        Tensor map = explanation.map("eigen_cam");
        float[] signed = new float[expected.length];
        for (int i = 0; i < signed.length; i++) {
            signed[i] = (float) (expected[0] > 0 ? -expected[i] : expected[i]);
        }
        assertThat(channels).isGreaterThan(signed.length);
        assertClose("map", map, Tensor.ofFloats(map.shape(), signed), 1e-4);
    }

    @Test
    void guidedGradCamIsAProduct() {
        Model model = Small.network("mini_resnet", folder);
        Explanation explanation = explain(
                model,
                Small.scene(3, model),
                TARGET,
                GradientCam.GRAD_CAM,
                GuidedBackprop.DEFAULT,
                new GuidedGradCam(LayerChoice.AUTOMATIC, Upsampling.BILINEAR, true));
        float[] cam = Presentation.bilinear(explanation.map("grad_cam"), model.height(), model.width())
                .floats();
        float[] guided = explanation.map("guided_backprop").floats();
        for (int i = 0; i < guided.length; i++) {
            guided[i] *= cam[i % cam.length];
        }
        Tensor map = explanation.map("guided_grad_cam");
        assertClose("map", map, Tensor.ofFloats(map.shape(), guided), EXACT);
    }

    @Test
    void severalLayersAreFused() {
        Model model = Small.network("mini_resnet", folder);
        Tensor picture = Small.scene(4, model);
        List<String> names = List.of("l1", "l2");
        float[] expected = new float[model.height() * model.width()];
        for (String name : names) {
            Tensor map = explain(
                            model, picture, TARGET, new GradientCam(CamFormula.LAYER_CAM, LayerChoice.of(name), true))
                    .map("layer_cam");
            float[] large = Presentation.bilinear(PytorchGradCam.minMax(map), model.height(), model.width())
                    .floats();
            for (int i = 0; i < large.length; i++) {
                expected[i] += large[i] / 2;
            }
        }
        Explanation fused =
                explain(model, picture, TARGET, new GradientCam(CamFormula.LAYER_CAM, new LayerChoice(names), true));
        Tensor map = fused.map("layer_cam");
        assertThat(fused.attribution("layer_cam").layers()).isEqualTo(names);
        assertClose("map", map, Tensor.ofFloats(map.shape(), expected), EXACT);
    }

    @Test
    void camSaysWhatIsInItsWay() {
        Model model = Small.network("mini_caffe_alexnet", folder);
        assertThatThrownBy(() -> explain(model, Small.scene(1, model), TARGET, Cam.DEFAULT))
                .isInstanceOf(NotApplicableException.class)
                .hasMessageStartingWith("'mini_caffe_alexnet' has no class activation map: its head has Relu '")
                .hasMessageEndingWith(
                        "' where global average pooling and one linear layer are needed; grad_cam works for any head");
    }
}

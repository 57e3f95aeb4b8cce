package org.vizsla.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.explain.map.Presentation;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.testkit.PytorchGradCam;

/**
 * Sums of the embedded network, and of small ones with residual blocks, concatenations and normalizations, against what the algorithms of Captum, Zennit and pytorch-grad-cam
 * give for them. SqueezeNet's whole maps are compared in the reference suite, which needs its weights.
 */
@Tag("once")
class ReferenceFiguresTest {
    /** Captum's names, where they are not ours. */
    private static final Map<String, String> OURS = Map.of("feature_ablation_grid", "feature_ablation");

    private static final List<String> PRESENTED = List.of(
            "grad_cam",
            "grad_cam_plus_plus",
            "hires_cam",
            "layer_cam",
            "x_grad_cam",
            "eigen_cam",
            "eigen_grad_cam",
            "score_cam",
            "ablation_cam",
            "full_grad",
            "grad_cam_element_wise");

    private static final List<String> EIGEN = List.of("eigen_cam", "eigen_grad_cam");

    private static final List<String> PLAIN = List.of(
            "saliency",
            "input_x_gradient",
            "integrated_gradients",
            "guided_backprop",
            "deconvolution",
            "guided_grad_cam",
            "layer_activation",
            "layer_gradient_x_activation",
            "layer_conductance",
            "internal_influence",
            "neuron_gradient",
            "neuron_guided_backprop",
            "neuron_integrated_gradients",
            "occlusion",
            "feature_ablation_grid",
            "deep_lift",
            "deep_lift_shap",
            "lrp_epsilon_captum");

    private static final List<String> OF_ZENNIT = List.of(
            "lrp_epsilon_plus",
            "lrp_epsilon_plus_flat",
            "lrp_epsilon_alpha2_beta1",
            "lrp_epsilon_alpha2_beta1_flat",
            "lrp_epsilon_gamma_box",
            "excitation_backprop");

    /** Zennit's composites, spelt out, with what it does at a batch normalization that follows no linear layer: relevance passes it whole. */
    private static final Map<String, String> PASSING_NORMALIZATIONS = Map.of(
            "lrp_epsilon_plus",
            "BatchNormalization: pass; convolution: zplus; dense: epsilon",
            "lrp_epsilon_plus_flat",
            "BatchNormalization: pass; first linear: flat; convolution: zplus; dense: epsilon",
            "lrp_epsilon_alpha2_beta1",
            "BatchNormalization: pass; convolution: alphabeta(2, 1); dense: epsilon",
            "lrp_epsilon_alpha2_beta1_flat",
            "BatchNormalization: pass; first linear: flat; convolution: alphabeta(2, 1); dense: epsilon",
            "lrp_epsilon_gamma_box",
            "BatchNormalization: pass; first convolution: zbox(low=[-2.117904, -2.035714, -1.804444], high=[2.248908, 2.428571, 2.64]); convolution: gamma(0.25); dense: epsilon",
            "excitation_backprop",
            "BatchNormalization, Relu: gradient; linear: zplus");

    private static final int STEPS = 50;

    @TempDir
    Path folder;

    /** A principal component has no sign of its own; the reference's is what its linear algebra comes to, which for two networks is the opposite of ours. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "alexnet_menagerie; 18; 0; features.12; features.7; 32,4,9; -1",
                "mini_vgg_bn; 9; 9; /0/0.18/MaxPool_output_0; /0/0.10/Relu_output_0; 4,9,11; 1",
                "mini_resnet; 10; 2; /l3/relu_1/Relu_output_0; /l2/relu/Relu_output_0; 16,1,7; 1",
                "mini_densenet; 13; 7; /Relu_output_0; /features/denseblock2/denselayer2/relu2/Relu_output_0; 6,4,6; -1"
            })
    void equal(String network, long scene, int target, String layer, String middle, String neuron, int sign)
            throws IOException {
        Model model = model(network);
        SampledMaps expected = SampledMaps.of(network, folder);

        List<String> names = new ArrayList<>(PLAIN);
        names.addAll(PRESENTED);
        names.addAll(OF_ZENNIT);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("layer_activation.layer", middle);
        for (String method : List.of("neuron_gradient", "neuron_guided_backprop", "neuron_integrated_gradients")) {
            settings.put(method + ".layer", middle);
            settings.put(method + ".neuron", neuron);
        }
        settings.put("occlusion.window", Integer.toString(model.width() / 4));
        settings.put("occlusion.stride", Integer.toString(model.width() / 8));
        settings.put("feature_ablation.segments", "grid:" + model.width() / 8);
        settings.put("deep_lift.pooling", "captum");
        settings.put("deep_lift_shap.pooling", "captum");
        settings.put("deep_lift_shap.baseline", "zero+black+white");
        EIGEN.forEach(method -> settings.put(method + ".relu", "false"));

        List<String> ours =
                names.stream().map(name -> OURS.getOrDefault(name, name)).toList();
        try (Explainer explainer = open(model, Methods.choose(ours, settings, layer))) {
            Explanation explanation = explainer.explain(Small.scene(scene, model), Call.of(target));
            expected.compare("logits", explanation.scores());
            for (String name : names) {
                Tensor map = explanation.map(OURS.getOrDefault(name, name));
                Tensor oriented = EIGEN.contains(name) ? positive(map, sign) : map;
                expected.compare(
                        OF_ZENNIT.contains(name) ? expected.sharingNormalizations(name) : name,
                        PRESENTED.contains(name)
                                ? PytorchGradCam.shown(
                                        oriented, small -> Presentation.bilinear(small, model.height(), model.width()))
                                : map);
            }
        }
        assertThat(expected.differences()).isEmpty();
    }

    /** Captum's Grad-CAM is neither rectified nor scaled. Its trapezoid rule has weights that sum to {@code 1 - 1/n}; ours sum to 1. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "alexnet_menagerie; 18; 0; features.12",
                "mini_vgg_bn; 9; 9; /0/0.18/MaxPool_output_0",
                "mini_resnet; 10; 2; /l3/relu_1/Relu_output_0",
                "mini_densenet; 13; 7; /Relu_output_0"
            })
    void conventionsHaveParameters(String network, long scene, int target, String layer) throws IOException {
        Model model = model(network);
        Tensor picture = Small.scene(scene, model);
        SampledMaps expected = SampledMaps.of(network, folder);
        expected.compare(
                "layer_grad_cam", map(model, picture, target, layer, "grad_cam", Map.of("grad_cam.relu", "false")));
        for (String rule : List.of("trapezoid", "left", "right")) {
            Tensor map =
                    map(model, picture, target, "", "integrated_gradients", Map.of("integrated_gradients.rule", rule));
            expected.compare(
                    "integrated_gradients_" + rule,
                    rule.equals("trapezoid") ? scaled(map, (STEPS - 1.0) / STEPS) : map);
        }
        assertThat(expected.differences()).isEmpty();
    }

    @Test
    void zennitsBatchNormalizationIsALineOfText() throws IOException {
        Model model = model("mini_densenet");
        Tensor picture = Small.scene(13, model);
        SampledMaps expected = SampledMaps.of("mini_densenet", folder);
        PASSING_NORMALIZATIONS.forEach((name, composite) ->
                expected.compare(name, map(model, picture, 7, "", "lrp", Map.of("lrp.composite", composite))));
        assertThat(expected.differences()).isEmpty();
    }

    private Model model(String network) {
        return network.equals("alexnet_menagerie") ? Small.embedded(folder) : Small.network(network, folder);
    }

    private static Tensor map(
            Model model, Tensor picture, int target, String layer, String method, Map<String, String> settings) {
        try (Explainer explainer = open(model, Methods.choose(List.of(method), settings, layer))) {
            return explainer.explain(picture, Call.of(target)).map(method);
        }
    }

    private static Tensor positive(Tensor map, int sign) {
        float[] values = map.floats();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(sign * values[i], 0);
        }
        return Tensor.ofFloats(map.shape(), values);
    }

    private static Tensor scaled(Tensor map, double factor) {
        float[] values = map.floats();
        for (int i = 0; i < values.length; i++) {
            values[i] *= (float) factor;
        }
        return Tensor.ofFloats(map.shape(), values);
    }

    private static Explainer open(Model model, List<AttributionMethod> methods) {
        return Explainer.open(model, methods, ExplainerSettings.DEFAULT.withSession(Small.ONE_THREAD));
    }
}

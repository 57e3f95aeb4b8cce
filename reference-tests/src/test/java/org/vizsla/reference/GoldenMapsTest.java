package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.map.Presentation;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.models.Model;
import org.vizsla.testkit.PytorchGradCam;

/** SqueezeNet's maps of the gradient, layer and class activation families against Captum's and pytorch-grad-cam's. */
class GoldenMapsTest {
    private static final double TOLERANCE = 1e-3;
    private static final double TOLERANCE_OF_MANY_PASSES = 5e-3;

    /**
     * Their maps go back to the picture, past pools in which two values nearly tie: there rounding chooses the way. For the photograph in which it does, these are compared with ties
     * settled as PyTorch has them; integrated gradients have a test of their own, {@link IntegratedGradientsTest}. See {@code docs/decisions/0015}.
     */
    private static final List<String> THROUGH_TIES = List.of("saliency", "input_x_gradient");

    private static final Set<String> MANY_PASSES = Set.of("score_cam", "ablation_cam", "layer_conductance");

    /** What pytorch-grad-cam scales to 0 to 1 and upsamples. */
    private static final Set<String> PRESENTED = Set.of(
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

    private static final List<String> PLAIN = List.of(
            "saliency",
            "input_x_gradient",
            "guided_backprop",
            "deconvolution",
            "guided_grad_cam",
            "layer_gradient_x_activation",
            "layer_conductance",
            "layer_activation",
            "neuron_gradient",
            "neuron_guided_backprop");

    @TempDir
    Path cache;

    @ParameterizedTest
    @CsvSource({"king_snake_56, 56, .onnx", "king_snake_56, 56, .pth", "vizsla_211, 211, .onnx", "vizsla_211, 211, .pth"
    })
    void equalTheReferences(String picture, int target, String form) {
        Tensors golden = Shared.tensors("golden/squeezenet1_0/" + picture + ".safetensors");
        Model model = Networks.load(Shared.path("models/squeezenet1_0" + form), null, cache);
        List<String> names = new ArrayList<>(PLAIN);
        names.addAll(PRESENTED);
        boolean ties = picture.startsWith("vizsla");
        names.removeAll(ties ? THROUGH_TIES : List.of());
        List<String> wrong = wrong(model, names, golden, target);
        if (ties) {
            wrong.addAll(
                    wrong(NearTies.of("vizsla_211").settled(model, NearTies.PICTURE), THROUGH_TIES, golden, target));
        }
        assertThat(wrong).isEmpty();
    }

    /** What is not as it has to be of maps and their self-checks. */
    private static List<String> wrong(Model model, List<String> names, Tensors golden, int target) {
        List<AttributionMethod> methods = Methods.choose(names, settings(golden, names), "");
        List<String> wrong = new ArrayList<>();
        try (Explainer explainer = Explainer.open(model, methods)) {
            Explanation explanation = explainer.explain(golden.get("input"), Call.of(target));
            explanation.attributions().forEach((name, attribution) -> {
                compare(name, attribution, golden, wrong);
                attribution.findings().get(0).checks().stream()
                        .filter(check -> !check.passed())
                        .map(SelfCheck::words)
                        .forEach(wrong::add);
                if (name.equals("grad_cam")) {
                    assertThat(attribution.layers()).containsExactly("features.12");
                }
            });
        }
        return wrong;
    }

    /** Captum's convention for Grad-CAM: nothing is rectified, and nothing scaled. */
    @ParameterizedTest
    @CsvSource({"king_snake_56, 56", "vizsla_211, 211"})
    void gradCamAsCaptumHasIt(String picture, int target) {
        Tensors golden = Shared.tensors("golden/squeezenet1_0/" + picture + ".safetensors");
        Model model = Networks.load(Shared.path("models/squeezenet1_0.safetensors"), null, cache);
        List<AttributionMethod> methods =
                Methods.choose(List.of("grad_cam"), Map.of("grad_cam.relu", "false"), "features.12");
        try (Explainer explainer = Explainer.open(model, methods)) {
            Tensor map = explainer.explain(golden.get("input"), Call.of(target)).map("grad_cam");
            assertThat(Difference.of(map, golden.get("layer_grad_cam")).largest())
                    .isLessThan(TOLERANCE);
        }
    }

    private static Map<String, String> settings(Tensors golden, List<String> names) {
        String neuron = LongStream.of(golden.get("neuron_selector").longs())
                .mapToObj(Long::toString)
                .collect(Collectors.joining(","));
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("layer_activation.layer", "features.7");
        for (String method : List.of("neuron_gradient", "neuron_guided_backprop")) {
            settings.put(method + ".layer", "features.7");
            settings.put(method + ".neuron", neuron);
        }
        settings.keySet().removeIf(key -> !names.contains(key.substring(0, key.indexOf('.'))));
        return settings;
    }

    private static void compare(String name, Attribution attribution, Tensors golden, List<String> wrong) {
        Tensor expected = golden.get(name.equals("layer_activation") ? "layer_activation_fire5" : name);
        Tensor map = PRESENTED.contains(name)
                ? PytorchGradCam.shown(attribution.map(), small -> Presentation.bilinear(small, 224, 224))
                        .reshaped(expected.shape())
                : attribution.map();
        Difference difference = Difference.of(map, expected);
        double tolerance = MANY_PASSES.contains(name) ? TOLERANCE_OF_MANY_PASSES : TOLERANCE;
        if (!(difference.largest() <= tolerance)) {
            wrong.add(name + ": " + difference.largest() + " of the largest magnitude, "
                    + difference.partAbove(tolerance) + " of all values are off by more than " + tolerance);
        }
    }
}

package org.vizsla.reference;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Findings;
import org.vizsla.explain.Reason;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.runtime.SessionSettings;

/**
 * Every method on every small network: it runs where it is defined, its values are finite and its self-checks hold, and it says why where it is not defined. Prints the
 * table.
 *
 * <p>Methods have their defaults, but for {@link #SETTINGS}.
 */
class MethodsOnNetworksTest {
    private static final String OK = "ok";
    private static final String UNDEFINED = "-";

    /**
     * What a network with random weights asks for beyond the defaults.
     *
     * <p>The score of the second MobileNet goes up and down between black and the picture by more than it changes in all, and so fast that 5,000 steps leave 30 % of the change out, and 20,000 one; a linear model
     * explains a twentieth of it. So paths begin close by, noise is little, and there are many samples. With AlexNet, guided integrated gradients leave 9 % out after 200 steps, and still 5 % after 800, for values may
     * be 0.02 ahead of the straight path; 3 % if they may be half as far.
     */
    private static final Map<String, Map<String, String>> SETTINGS = Map.of(
            "mini_caffe_alexnet",
            Map.of(
                    "smooth_grad.samples", "100",
                    "gradient_shap.samples", "100",
                    "guided_ig.distance", "0.01",
                    "kernel_shap.samples", "1500"),
            "mini_mobilenet_v2",
            Map.ofEntries(
                    entry("integrated_gradients.steps", "500"),
                    entry("integrated_gradients.baseline", "blur:0.3"),
                    entry("neuron_integrated_gradients.steps", "500"),
                    entry("neuron_integrated_gradients.baseline", "blur:0.3"),
                    entry("guided_ig.steps", "500"),
                    entry("guided_ig.baseline", "blur:0.3"),
                    entry("xrai.steps", "500"),
                    entry("xrai.baseline", "blur:0.3"),
                    entry("blur_ig.steps", "500"),
                    entry("blur_ig.most", "0.3"),
                    entry("smooth_grad.samples", "200"),
                    entry("smooth_grad.noise", "0.005"),
                    entry("gradient_shap.samples", "200"),
                    entry("gradient_shap.noise", "0.001"),
                    entry("gradient_shap.baseline", "blur:1"),
                    entry("rise.masks", "10000"),
                    entry("lime.samples", "6000"),
                    entry("kernel_shap.samples", "4000"),
                    entry("shapley_value_sampling.orders", "150"),
                    entry("shapley_value_sampling.segments", "slic:12")),
            "mini_vgg_bn",
            Map.of("smooth_grad.samples", "150", "gradient_shap.samples", "100"));

    /** Which methods have no meaning for a network: the head does not average the last feature map. */
    private static final Map<String, Set<String>> NOT_DEFINED = Map.of(
            "mini_caffe_alexnet", Set.of("cam"),
            "mini_mobilenet_v3", Set.of("cam"),
            "mini_vgg_bn", Set.of("cam"),
            "mini_vit", Set.of("cam"));

    private static final String FAILS = "self-check fails";

    @TempDir
    Path folder;

    @Test
    void runWhereTheyAreDefined() {
        Map<String, List<String>> table = new LinkedHashMap<>();
        List<String> networks = SmallNetworksTest.names();
        List<String> wrong = new ArrayList<>();
        List<String> why = new ArrayList<>();
        Methods.all().forEach(method -> table.put(method.name(), new ArrayList<>()));
        for (String network : networks) {
            Explanation explanation = explain(
                    network, Methods.choose(List.of(Methods.ALL), SETTINGS.getOrDefault(network, Map.of()), ""));
            Map<String, Reason> reasons = explanation.notApplicable();
            reasons.forEach((method, reason) -> why.add(method + " on " + network + ": " + reason.message()));
            assertThat(reasons.keySet()).as(network).isEqualTo(NOT_DEFINED.getOrDefault(network, Set.of()));
            assertThat(reasons.values())
                    .as(network)
                    .noneMatch(reason -> reason.message().isBlank());
            table.forEach((method, cells) -> {
                String cell = cell(explanation, method);
                cells.add(cell);
                if (!cell.equals(OK) && !cell.equals(UNDEFINED)) {
                    wrong.add(method + " on " + network + ": " + cell);
                }
            });
        }
        print(networks, table, why);
        assertThat(wrong).isEmpty();
    }

    private Explanation explain(String network, List<AttributionMethod> methods) {
        Model model = Networks.load(Shared.path("onnx/" + network + ".onnx"), null, folder);
        Tensor picture =
                Shared.tensors("onnx/" + network + ".safetensors").get("input").rows(0, 1);
        try (Explainer explainer = Explainer.open(
                model,
                methods,
                ExplainerSettings.DEFAULT
                        .withSession(SessionSettings.DEFAULT.withThreads(1))
                        .skippingNotApplicable())) {
            return explainer.explain(picture, Call.DEFAULT);
        }
    }

    private static String cell(Explanation explanation, String method) {
        if (explanation.notApplicable().containsKey(method)) {
            return UNDEFINED;
        }
        Attribution attribution = explanation.attribution(method);
        Findings findings = attribution.findings().get(0);
        for (float value : attribution.map().floats()) {
            if (!Float.isFinite(value)) {
                return "not finite";
            }
        }
        return findings.checks().stream()
                .filter(check -> !check.passed())
                .map(check -> FAILS + ": " + check.words())
                .findFirst()
                .orElse(OK);
    }

    private static void print(List<String> networks, Map<String, List<String>> table, List<String> why) {
        StringBuilder text = new StringBuilder(String.format("%n%-31s", ""));
        networks.forEach(network -> text.append(String.format("%-20s", network.replace("mini_", ""))));
        table.forEach((method, cells) -> {
            text.append(String.format("%n%-31s", method));
            cells.forEach(cell -> text.append(String.format("%-20s", cell.startsWith(FAILS) ? FAILS : cell)));
        });
        why.forEach(reason -> text.append(String.format("%n%s", reason)));
        System.out.println(text);
    }
}

package org.vizsla.reference;

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
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Findings;
import org.vizsla.explain.registry.Methods;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.runtime.SessionSettings;

/** Every method on every small network, with its defaults: it runs where it is defined, and says why not where it is not. Prints the table. */
class MethodsOnNetworksTest {
    private static final String OK = "ok";
    private static final String UNDEFINED = "-";

    /**
     * With these random weights the score jumps at every step, and changes by several percent with rounding: an integral needs thousands of gradients, and noise
     * drowns the mean. That the self-checks say so is what they are for.
     */
    private static final String ROUGH = "mini_mobilenet_v2";

    private static final Set<String> SAMPLED = Set.of(
            "blur_ig",
            "gradient_shap",
            "guided_ig",
            "integrated_gradients",
            "neuron_integrated_gradients",
            "smooth_grad",
            "xrai");

    /** Their checks tell how well samples, a linear model or a mask describe a score, which no network has to allow; random weights often do not. */
    private static final Set<String> APPROXIMATE =
            Set.of("extremal_perturbation", "kernel_shap", "lime", "rise", "shapley_value_sampling");

    private static final String FAILS = "self-check fails";

    @TempDir
    Path folder;

    @Test
    void runWhereTheyAreDefined() {
        Map<String, List<String>> table = new LinkedHashMap<>();
        List<String> networks = SmallNetworksTest.names();
        List<String> wrong = new ArrayList<>();
        List<AttributionMethod> methods = Methods.choose(List.of(Methods.ALL), Map.of(), "");
        methods.forEach(method -> table.put(method.name(), new ArrayList<>()));
        for (String network : networks) {
            Explanation explanation = explain(network, methods);
            table.forEach((method, cells) -> {
                String cell = cell(explanation, method);
                cells.add(cell);
                boolean open = APPROXIMATE.contains(method) || (network.equals(ROUGH) && SAMPLED.contains(method));
                boolean known = open && cell.startsWith(FAILS);
                if (!cell.equals(OK) && !cell.equals(UNDEFINED) && !known) {
                    wrong.add(method + " on " + network + ": " + cell);
                }
            });
        }
        print(networks, table);
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
            return explainer.explain(picture, List.of(Explainer.TOP));
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

    private static void print(List<String> networks, Map<String, List<String>> table) {
        StringBuilder text = new StringBuilder(String.format("%n%-31s", ""));
        networks.forEach(network -> text.append(String.format("%-20s", network.replace("mini_", ""))));
        table.forEach((method, cells) -> {
            text.append(String.format("%n%-31s", method));
            cells.forEach(cell -> text.append(String.format("%-20s", cell.startsWith(FAILS) ? FAILS : cell)));
        });
        System.out.println(text);
    }
}

package org.vizsla.explain.method.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Findings;
import org.vizsla.explain.Small;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.models.Model;
import org.vizsla.testkit.SmallNetworks;

/** Relevance is accounted for at each layer of each small network, whatever the rules, though random weights let most contributions cancel. */
@Tag("once")
class PropagationTest {
    static final List<String> NAMES = SmallNetworks.NAMES;

    private static final List<String> METHODS = List.of(
            "excitation_backprop",
            "lrp",
            "lrp_epsilon_alpha2_beta1",
            "lrp_epsilon_alpha2_beta1_flat",
            "lrp_epsilon_captum",
            "lrp_epsilon_gamma_box",
            "lrp_epsilon_plus",
            "lrp_epsilon_plus_flat");

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("NAMES")
    void accountsForAllRelevance(String network) {
        Model model = Small.network(network, folder);
        List<String> wrong = new ArrayList<>();
        findings(model, METHODS)
                .forEach((name, findings) -> findings.checks().stream()
                        .filter(check -> !check.passed())
                        .forEach(check -> wrong.add(name + ": " + check.words())));
        assertThat(wrong).isEmpty();
    }

    @Test
    void saysWhereContributionsCancel() {
        Model model = Small.network("mini_mobilenet_v2", folder);
        Map<String, Findings> findings = findings(model, List.of("lrp_epsilon_alpha2_beta1", "lrp_epsilon_plus"));

        assertThat(Objects.requireNonNull(findings.get("lrp_epsilon_alpha2_beta1"))
                        .notes())
                .singleElement()
                .asString()
                .startsWith("positive and negative contributions nearly cancel: relevance of magnitude ");
        assertThat(Objects.requireNonNull(findings.get("lrp_epsilon_plus")).notes())
                .isEmpty();
    }

    private static Map<String, Findings> findings(Model model, List<String> names) {
        List<AttributionMethod> methods = Methods.choose(names, Map.of(), "");
        Map<String, Findings> findings = new TreeMap<>();
        try (Explainer explainer = Explainer.open(model, methods, Small.ONE_THREAD)) {
            explainer
                    .explain(Small.scene(5, model), Call.DEFAULT)
                    .attributions()
                    .forEach((name, attribution) ->
                            findings.put(name, attribution.findings().get(0)));
        }
        return findings;
    }
}

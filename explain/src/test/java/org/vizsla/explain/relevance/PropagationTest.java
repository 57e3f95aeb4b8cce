package org.vizsla.explain.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Small;
import org.vizsla.explain.registry.Methods;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.testkit.SmallNetworks;

/** Relevance is accounted for at each layer of each small network, whatever the rules, though random weights let most contributions cancel. */
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
        List<AttributionMethod> methods = Methods.choose(METHODS, Map.of(), "");
        Tensor pictures = Small.scene(5, model);
        try (Explainer explainer = Explainer.open(model, methods, Small.ONE_THREAD)) {
            Explanation explanation = explainer.explain(pictures, List.of(Explainer.TOP));
            List<String> wrong = new ArrayList<>();
            explanation
                    .attributions()
                    .forEach((name, attribution) -> attribution
                            .findings()
                            .get(0)
                            .checks()
                            .forEach(check -> {
                                System.out.println(
                                        "MEASURED " + network + " " + name + " " + check.value() + " " + check.words()
                                                + attribution.findings().get(0).notes());
                                if (!check.passed()) {
                                    wrong.add(name + ": " + check.words());
                                }
                            }));
            assertThat(wrong).isEmpty();
        }
    }
}

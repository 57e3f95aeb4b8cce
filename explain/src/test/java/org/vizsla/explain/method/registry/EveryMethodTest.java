package org.vizsla.explain.method.registry;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Findings;
import org.vizsla.explain.Small;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;

/** All methods on networks of several families: maps are finite and whole, self-checks hold, and what is not defined says why. */
class EveryMethodTest {
    /** Fewer samples than by default, to save time; what is checked does not depend on their number so far down. */
    private static final Map<String, String> QUICK = Map.ofEntries(
            entry("smooth_grad.samples", "25"),
            entry("smooth_grad_squared.samples", "12"),
            entry("var_grad.samples", "30"),
            entry("gradient_shap.samples", "20"),
            entry("smooth_grad_cam_plus_plus.samples", "5"),
            entry("guided_ig.steps", "200"),
            entry("rise.masks", "60"),
            entry("lime.samples", "120"),
            entry("kernel_shap.samples", "200"),
            entry("shapley_value_sampling.orders", "4"),
            entry("extremal_perturbation.steps", "20"));

    /** What so few samples and steps on a network without training may well miss. */
    private static final Set<String> SAMPLED = Set.of("convergence", "area");

    /** What is told of relevance, and no fault of it. */
    private static final String CANCELLING = "positive and negative contributions nearly cancel";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"mini_resnet; ", "mini_caffe_alexnet; cam"})
    void explains(String network, String undefined) {
        Model model = Small.network(network, folder);
        Set<String> expected = undefined == null ? Set.of() : Set.of(undefined.split(","));
        Tensor pictures = Small.scene(5, model);
        List<AttributionMethod> methods = Methods.choose(List.of(Methods.ALL), QUICK, "");
        try (Explainer explainer = Explainer.open(
                model,
                methods,
                ExplainerSettings.DEFAULT.withSession(Small.ONE_THREAD).skippingNotApplicable())) {
            Explanation explanation = explainer.explain(pictures, Call.DEFAULT);
            assertThat(explanation.notApplicable().keySet()).isEqualTo(expected);
            List<String> wrong = new ArrayList<>();
            explanation.attributions().forEach((name, attribution) -> {
                assertThat(attribution.map().shape().rank()).as(name).isGreaterThanOrEqualTo(2);
                Findings findings = attribution.findings().get(0);
                findings.checks().stream()
                        .filter(check -> !check.passed() && !SAMPLED.contains(check.name()))
                        .forEach(check -> wrong.add(name + ": " + check.words()));
                findings.notes().stream()
                        .filter(note -> !note.startsWith(CANCELLING))
                        .filter(note -> !note.startsWith("a linear model") && !note.startsWith("the score is"))
                        .forEach(note -> wrong.add(name + ": " + note));
            });
            assertThat(wrong).isEmpty();
        }
    }
}

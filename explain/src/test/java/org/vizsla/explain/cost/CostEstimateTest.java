package org.vizsla.explain.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.method.Passes;
import org.vizsla.explain.method.cam.Cam;
import org.vizsla.explain.method.cam.ScoreCam;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.explain.method.registry.MethodEntry;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.explain.network.Layers;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;

class CostEstimateTest {
    private static final Model MODEL = EmbeddedNetwork.load();
    private static final Layers LAYERS = new Layers(MODEL);
    private static final Pattern FORWARD = Pattern.compile("(\\d+) forward(?! (of|per))(?!.* per )");

    static Stream<MethodEntry<?>> entries() {
        return Methods.all().stream();
    }

    /** What the list of methods says in words and what is computed are one thing. */
    @ParameterizedTest
    @MethodSource("entries")
    void passesAgreeWithTheWords(MethodEntry<?> entry) {
        Passes passes = entry.passes(entry.standard(), LAYERS);
        Matcher words = FORWARD.matcher(entry.cost());
        if (words.find()) {
            assertThat(passes.forward()).isEqualTo(Double.parseDouble(words.group(1)));
        }
        assertThat(passes.backward() > 0).isEqualTo(entry.cost().contains("backward"));
        assertThat(passes.forward()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void parametersChangeTheCost() {
        assertThat(passes("rise", Map.of("rise.masks", "100"))).isEqualTo(100);
        assertThat(passes("integrated_gradients", Map.of("integrated_gradients.baseline", "black+noise:3")))
                .isEqualTo(4 * passes("integrated_gradients", Map.of()));
        assertThat(passes("occlusion", Map.of("occlusion.stride", "32"))).isEqualTo(7 * 7);
        assertThat(passes("feature_ablation", Map.of("feature_ablation.segments", "grid:56")))
                .isEqualTo(1 + 4 * 4);
        assertThat(passes("ablation_cam", Map.of())).isEqualTo(1 + 0.2 * passes("score_cam", Map.of()));
    }

    private static double passes(String method, Map<String, String> settings) {
        return CostEstimate.of(MODEL, Methods.choose(List.of(method), settings, ""))
                .all();
    }

    private static double passes(AttributionMethod method, String layer) {
        return CostEstimate.of(MODEL, Methods.choose(List.of(method.name()), Map.of(), layer))
                .all();
    }

    @Test
    void aMethodWhoseLayerIsMissingCostsNothing() {
        assertThat(passes(ScoreCam.DEFAULT, "nowhere")).isZero();
    }

    @Test
    void methodsAreOrderedByTheirCost() {
        List<AttributionMethod> methods = Methods.choose(List.of("rise", "saliency", "cam", "occlusion"), Map.of(), "");
        CostEstimate cost = CostEstimate.of(MODEL, methods);
        assertThat(methods.stream().sorted(cost.fastestFirst()).map(AttributionMethod::name))
                .containsExactly("cam", "saliency", "occlusion", "rise");
        assertThat(cost.of(List.of(Saliency.DEFAULT, Cam.DEFAULT))).isEqualTo(5);
    }

    @Test
    void aForwardPassIsTimed() {
        assertThat(CostEstimate.timedPass(MODEL, ExplainerSettings.DEFAULT)).isPositive();
    }
}

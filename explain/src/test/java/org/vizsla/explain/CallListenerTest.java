package org.vizsla.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.explain.method.gradient.NoiseTunnel;
import org.vizsla.explain.method.gradient.NoisyMethod;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.models.Model;
import org.vizsla.testkit.RandomTensors;

/** How far methods are, as a listener hears it. */
class CallListenerTest {
    private static final List<String> STREAMED = List.of(
            "integrated_gradients",
            "guided_ig",
            "layer_conductance",
            "score_cam",
            "ablation_cam",
            "rise",
            "shapley_value_sampling",
            "kernel_shap",
            "extremal_perturbation",
            "xrai");
    private static final Map<String, String> QUICK = Map.of(
            "integrated_gradients.baseline", "black+white",
            "guided_ig.steps", "12",
            "rise.masks", "40",
            "shapley_value_sampling.orders", "12",
            "kernel_shap.samples", "600",
            "extremal_perturbation.steps", "12",
            "xrai.steps", "40");

    @TempDir
    Path folder;

    private Map<String, List<Double>> heard(List<? extends AttributionMethod> methods) {
        Model model = Small.network("mini_resnet", folder);
        Map<String, List<Double>> heard = new LinkedHashMap<>();
        Call call = Call.of(3)
                .withListener((method, part) ->
                        heard.computeIfAbsent(method, key -> new ArrayList<>()).add(part));
        try (Explainer explainer = Explainer.open(model, methods, Small.ONE_THREAD)) {
            explainer.explain(new RandomTensors(5).normal(2, 3, 64, 64), call);
        }
        return heard;
    }

    @Test
    void partsGrowFromNothingToAll() {
        List<String> names = new ArrayList<>(STREAMED);
        names.add("saliency");
        Map<String, List<Double>> heard = heard(Methods.choose(names, QUICK, ""));
        assertThat(heard.keySet()).containsExactlyElementsOf(STREAMED);
        heard.forEach((method, parts) -> {
            assertThat(parts)
                    .as(method)
                    .startsWith(0.0)
                    .endsWith(1.0)
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(parts).as(method).hasSizeGreaterThan(6);
        });
    }

    /** A method inside of a method has its part of the work. */
    @Test
    void methodsMayContainOthers() {
        NoiseTunnel noisy =
                new NoiseTunnel(NoiseTunnel.Statistic.SMOOTH_GRAD, 5, 0.1, NoisyMethod.INTEGRATED_GRADIENTS);
        assertThat(heard(List.of(noisy)).values())
                .singleElement()
                .satisfies(parts -> assertThat(parts)
                        .startsWith(0.0)
                        .endsWith(1.0)
                        .isSorted()
                        .doesNotHaveDuplicates()
                        .hasSizeGreaterThan(50));
    }
}

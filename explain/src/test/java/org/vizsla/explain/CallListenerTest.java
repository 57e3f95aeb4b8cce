package org.vizsla.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.explain.method.gradient.NoiseTunnel;
import org.vizsla.explain.method.gradient.NoisyMethod;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.Tensor;
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

    /** What has ended is handed over at once: the methods of one pass together, then the others in the call's order; the whole has all of them in the order asked for. */
    @Test
    void methodsAreHandedOverAsTheyEnd() {
        List<String> names = List.of("rise", "saliency", "ablation_cam", "score_cam", "grad_cam");
        Model model = Small.network("mini_resnet", folder);
        List<Explanation> parts = new ArrayList<>();
        Call call = Call.of(3)
                .withOrder(Comparator.comparing(AttributionMethod::name))
                .withListener(new Call.Listener() {
                    @Override
                    public void progress(String method, double part) {}

                    @Override
                    public void ended(Explanation part) {
                        parts.add(part);
                    }
                });
        Tensor images = new RandomTensors(5).normal(2, 3, 64, 64);
        try (Explainer explainer =
                Explainer.open(model, Methods.choose(names, Map.of("rise.masks", "40"), ""), Small.ONE_THREAD)) {
            Explanation whole = explainer.explain(images, call);
            assertThat(parts)
                    .extracting(part -> List.copyOf(part.attributions().keySet()))
                    .containsExactly(List.of("saliency", "grad_cam"), List.of("ablation_cam"), List.of("rise"));
            assertThat(whole.attributions().keySet()).containsExactlyElementsOf(names);
            assertThat(parts).allSatisfy(part -> {
                assertThat(part.scores()).isEqualTo(whole.scores());
                assertThat(whole.attributions()).containsAllEntriesOf(part.attributions());
            });
            Explanation asked = explainer.explain(images, Call.of(3));
            for (String name : names) {
                assertThat(asked.map(name).floats())
                        .as(name)
                        .containsExactly(whole.map(name).floats());
            }
        }
    }
}

package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.models.npy.Npy;
import org.vizsla.runtime.SessionSettings;

/** Networks that were exported with layer normalizations as operators and in parts: every method gives the same map of both. */
class ExportsInPartsTest {
    private static final double TOLERANCE = 1e-4;

    /** Fewer runs than by default: the same images are drawn for both networks, so that a few tell them apart. */
    private static final Map<String, String> FEW = Map.ofEntries(
            Map.entry("integrated_gradients.steps", "12"),
            Map.entry("neuron_integrated_gradients.steps", "12"),
            Map.entry("layer_conductance.steps", "12"),
            Map.entry("internal_influence.steps", "12"),
            Map.entry("xrai.steps", "12"),
            Map.entry("blur_ig.steps", "20"),
            Map.entry("guided_ig.steps", "30"),
            Map.entry("smooth_grad.samples", "20"),
            Map.entry("smooth_grad_squared.samples", "10"),
            Map.entry("var_grad.samples", "10"),
            Map.entry("gradient_shap.samples", "20"),
            Map.entry("smooth_grad_cam_plus_plus.samples", "10"),
            Map.entry("rise.masks", "200"),
            Map.entry("lime.samples", "200"),
            Map.entry("kernel_shap.samples", "200"),
            Map.entry("shapley_value_sampling.orders", "5"),
            Map.entry("extremal_perturbation.steps", "40"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({
        "golden/families/convnext.onnx, golden/families/convnext_op17.onnx",
        "golden/families/convnext.onnx, golden/families/convnext_unf.onnx"
    })
    void giveTheSameMapsOfAConvNext(String parts, String operators) {
        Tensor pictures = Npy.read(Shared.path("golden/families/convnext.npy"));
        assertSameMaps(parts, operators, pictures.rows(0, 1), 7);
    }

    /** The one with operators computes sizes from its batch, past the layer: they carry nothing of the image. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void giveTheSameMapsOfAVisionTransformer() {
        Tensors golden = Npz.read(Shared.path("golden/vit/vit_small_a.npz"), folder);
        assertSameMaps(
                "golden/vit/vit_small_a_op13.onnx",
                "golden/vit/vit_small_a_op17.onnx",
                golden.get("input").rows(0, 1),
                (int) golden.get("targets").longs()[0]);
    }

    private void assertSameMaps(String parts, String operators, Tensor picture, int target) {
        Explanation one = explain(parts, picture, target);
        Explanation other = explain(operators, picture, target);
        Set<String> both = new TreeSet<>(one.attributions().keySet());
        both.retainAll(other.attributions().keySet());
        assertThat(both)
                .hasSizeGreaterThanOrEqualTo(50)
                .contains("lrp_epsilon_plus", "deep_lift", "ablation_cam", "recipro_cam");
        List<String> different = new ArrayList<>();
        for (String method : both) {
            double difference =
                    Difference.of(one.map(method), other.map(method)).largest();
            if (!(difference <= TOLERANCE)) {
                different.add(method + ": " + difference + " of the largest magnitude");
            }
        }
        assertThat(different).isEmpty();
    }

    private Explanation explain(String network, Tensor pictures, int target) {
        ExplainerSettings settings = ExplainerSettings.DEFAULT
                .withSession(SessionSettings.DEFAULT.withThreads(1))
                .skippingNotApplicable();
        try (Explainer explainer = Explainer.open(
                Networks.load(Shared.path(network), null, folder),
                Methods.choose(List.of(Methods.ALL), FEW, ""),
                settings)) {
            return explainer.explain(pictures, Call.of(target));
        }
    }
}

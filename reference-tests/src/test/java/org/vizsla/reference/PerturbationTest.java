package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.method.perturbation.FeatureAblation;
import org.vizsla.explain.method.perturbation.Occlusion;
import org.vizsla.graph.Tensors;
import org.vizsla.models.Model;
import org.vizsla.testkit.TensorAssertions;

/** Occlusion and feature ablation of SqueezeNet against Captum's. */
class PerturbationTest {
    private static final double TOLERANCE = 1e-4;

    @TempDir
    Path cache;

    @ParameterizedTest
    @CsvSource({"king_snake_56, .pth", "king_snake_56, .onnx", "vizsla_211, .pth", "vizsla_211, .onnx"})
    void equalsCaptums(String picture, String form) {
        Tensors golden = Shared.tensors("golden/squeezenet1_0/" + picture + ".safetensors");
        Model model = Networks.load(Shared.path("models/squeezenet1_0" + form), null, cache);
        int target = Integer.parseInt(picture.substring(picture.lastIndexOf('_') + 1));
        List<AttributionMethod> methods = List.of(Occlusion.DEFAULT, FeatureAblation.DEFAULT);
        try (Explainer explainer = Explainer.open(model, methods)) {
            Explanation explanation = explainer.explain(golden.get("input"), Call.of(target));
            TensorAssertions.assertClose("occlusion", explanation.map("occlusion"), golden.get("occlusion"), TOLERANCE);
            TensorAssertions.assertClose(
                    "feature ablation",
                    explanation.map("feature_ablation"),
                    golden.get("feature_ablation_grid32"),
                    TOLERANCE);
            for (Attribution attribution : explanation.attributions().values()) {
                assertThat(attribution.findings().get(0).checks()).isNotEmpty().allMatch(SelfCheck::passed);
            }
        }
    }
}

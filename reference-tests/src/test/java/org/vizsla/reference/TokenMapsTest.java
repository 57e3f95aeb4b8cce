package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.method.registry.Family;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.runtime.SessionSettings;

/** Class activation maps of a vision transformer, whose layer is found on its own: 4 x 4 patches and the class's token. */
class TokenMapsTest {
    @TempDir
    Path folder;

    @Test
    void everyMethodButCamSeesTheTokensOfPatches() {
        Model model = Networks.load(Shared.path("onnx/mini_vit.onnx"), null, folder);
        Tensor pictures = Shared.tensors("onnx/mini_vit.safetensors").get("input");
        List<AttributionMethod> methods = Methods.choose(List.of(Family.CLASS_ACTIVATION.label()), Map.of(), "");
        ExplainerSettings settings = ExplainerSettings.DEFAULT
                .withSession(SessionSettings.DEFAULT.withThreads(1))
                .skippingNotApplicable();
        try (Explainer explainer = Explainer.open(model, methods, settings)) {
            Explanation explanation = explainer.explain(pictures, Call.DEFAULT);
            assertThat(explanation.notApplicable().keySet()).containsExactly("cam");
            assertThat(explanation.attributions()).hasSize(methods.size() - 1);
            explanation.attributions().forEach((name, attribution) -> {
                Shape expected = name.equals("guided_grad_cam")
                        ? pictures.shape()
                        : Shape.of(pictures.shape().size(0), 1, 4, 4);
                assertThat(attribution.layers()).as(name).containsExactly("bl.1.n1");
                assertThat(attribution.map().shape()).as(name).isEqualTo(expected);
                for (float value : attribution.map().floats()) {
                    assertThat(value).as(name).isFinite();
                }
                // The network has no ReLU that guided backpropagation could change, and that is said.
                assertThat(attribution.findings())
                        .as(name)
                        .allMatch(found -> found.notes().isEmpty() != name.equals("guided_grad_cam"));
            });
        }
    }
}

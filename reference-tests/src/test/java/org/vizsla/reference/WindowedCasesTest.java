package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vizsla.testkit.TensorAssertions.assertClose;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.explain.network.Layer;
import org.vizsla.explain.network.Layers;
import org.vizsla.models.Model;
import org.vizsla.models.npy.Npy;

/** Exported networks with attention inside windows: Grad-CAM needs no name of a layer. */
class WindowedCasesTest {
    @TempDir
    Path folder;

    @Test
    void theDefaultOfSwinIsItsLastNormalization() {
        Model model = Networks.load(Shared.path("cases/swin/swin.onnx"), null, folder);
        try (Explainer explainer = Explainer.open(model, Methods.choose(List.of("grad_cam"), Map.of(), ""))) {
            Explanation explanation = explainer.explain(Npy.read(Shared.path("cases/swin/x.npy")), Call.DEFAULT);
            assertThat(explanation.attributions())
                    .hasEntrySatisfying(
                            "grad_cam", map -> assertThat(map.layers()).containsExactly("norm"));
            assertClose(
                    "grad_cam",
                    explanation.map("grad_cam"),
                    Npy.read(Shared.path("cases/swin/expected_grad_cam_norm.npy")),
                    1e-4);
        }
    }

    /** Its attention is an {@code Einsum}; what the head averages is the output of the last block. */
    @Test
    void theDefaultOfMaxVitIsItsLastBlock() {
        Model model = Networks.load(Shared.path("cases/maxvit_einsum/maxvit.onnx"), null, folder);
        Layer layer = new Layers(model).automatic();
        assertThat(layer.name()).isEqualTo("blocks.1");
        assertThat(model.graph().readers(layer.value()))
                .singleElement()
                .satisfies(node -> assertThat(node.operator()).isEqualTo("GlobalAveragePool"));
    }
}

package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.explain.Explanation;
import org.vizsla.graph.Tensors;
import org.vizsla.models.Model;
import org.vizsla.testkit.TensorAssertions;

/** The gradient of SqueezeNet's class score against Captum's. */
class SaliencyTest {
    @TempDir
    Path cache;

    @ParameterizedTest
    @CsvSource({
        "king_snake_56, 56, .pth",
        "king_snake_56, 56, .safetensors",
        "king_snake_56, 56, .onnx",
        "vizsla_211, 211, .pth",
        "vizsla_211, 211, .safetensors",
        "vizsla_211, 211, .onnx",
    })
    void isCaptums(String name, int target, String form) {
        Tensors golden = Shared.tensors("golden/squeezenet1_0/" + name + ".safetensors");
        Model model = Networks.load(Shared.path("models/squeezenet1_0" + form), null, cache);
        Explanation explanation = Networks.explain(model, golden.get("input"), List.of(target));

        assertThat(explanation.targets()).containsExactly(target);
        TensorAssertions.assertClose("scores", explanation.scores(), golden.get("logits"), 1e-4);
        TensorAssertions.assertClose("saliency", Networks.saliency(explanation), golden.get("saliency"), 1e-4);
    }
}

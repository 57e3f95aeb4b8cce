package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;
import org.vizsla.graph.Tensors;
import org.vizsla.models.Model;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.TensorAssertions;

/** One network in four kinds of file. */
class CheckpointFormsTest {
    private static final List<String> FORMS = List.of(".pth", "-legacy.pth", ".safetensors", ".onnx");

    @TempDir
    Path cache;

    private Model model(String form) {
        return Networks.load(Shared.path("models/squeezenet1_0" + form), null, cache);
    }

    private Tensor logits(Model model, Tensor input) {
        return Session.runOnce(model.graph(), Map.of(model.input(), input)).get(model.scores());
    }

    @ParameterizedTest
    @ValueSource(strings = {"king_snake_56", "vizsla_211"})
    void allGiveTheSameScores(String name) {
        Tensors golden = Shared.tensors("golden/squeezenet1_0/" + name + ".safetensors");
        Tensor first = logits(model(FORMS.get(0)), golden.get("input"));

        for (String form : FORMS) {
            Tensor logits = logits(model(form), golden.get("input"));
            TensorAssertions.assertClose(form + " against the golden scores", logits, golden.get("logits"), 1e-4);
            TensorAssertions.assertClose(form + " against " + FORMS.get(0), logits, first, 1e-5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".pth", "-legacy.pth", ".safetensors", ".onnx"})
    void largeWeightsAreMapped(String form) {
        assertThat(model(form).graph().initializers().values())
                .filteredOn(tensor -> tensor.elements() > 1000)
                .isNotEmpty()
                .extracting(Tensor::data)
                .hasOnlyElementsOfType(TensorData.InFile.class);
    }

    @Test
    void theArchitectureMayBeNamed() {
        Path file = Shared.path("models/squeezenet1_0.pth");

        assertThat(Networks.load(file, "squeezenet1_0", cache).labels().name(211))
                .contains("izsla");
    }
}

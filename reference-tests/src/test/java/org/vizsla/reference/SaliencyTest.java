package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explanation;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.models.Model;
import org.vizsla.testkit.TensorAssertions;

/** The gradient of SqueezeNet's class score against Captum's. */
class SaliencyTest {
    private static final double TOLERANCE = 1e-4;

    @TempDir
    Path cache;

    @ParameterizedTest
    @ValueSource(strings = {".pth", ".safetensors", ".onnx"})
    void ofTheKingSnake(String form) {
        Tensors golden = Shared.tensors("golden/squeezenet1_0/king_snake_56.safetensors");
        Tensor saliency = saliency(load(form), golden, 56);

        TensorAssertions.assertClose("saliency", saliency, golden.get("saliency"), TOLERANCE);
    }

    /**
     * All but a few values agree, and all do where {@link NearTies} are settled as in PyTorch. PyTorch's own gradient in float64 is 0.0068 of the largest magnitude from the golden
     * one, in 156 of 150,528 values.
     */
    @ParameterizedTest
    @ValueSource(strings = {".pth", ".safetensors", ".onnx"})
    void ofTheVizsla(String form) {
        Tensors golden = Shared.tensors("golden/squeezenet1_0/vizsla_211.safetensors");
        Model model = load(form);
        Tensor saliency = saliency(model, golden, 211);
        Tensor settled = saliency(NearTies.of("vizsla_211").settled(model, NearTies.PICTURE), golden, 211);
        float[] actual = saliency.floats();
        float[] expected = golden.get("saliency").floats();
        double largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        int apart = 0;
        for (int i = 0; i < expected.length; i++) {
            apart += Math.abs(actual[i] - expected[i]) > TOLERANCE * largest ? 1 : 0;
        }

        TensorAssertions.assertClose("saliency, settled", settled, golden.get("saliency"), TOLERANCE);
        TensorAssertions.assertClose("saliency", saliency, golden.get("saliency"), 0.02);
        assertThat(apart).as("values of %d", expected.length).isLessThan(expected.length / 200);
    }

    private Model load(String form) {
        return Networks.load(Shared.path("models/squeezenet1_0" + form), null, cache);
    }

    private static Tensor saliency(Model model, Tensors golden, int target) {
        Explanation explanation = Networks.explain(model, golden.get("input"), Call.of(target));

        assertThat(explanation.targets()).containsExactly(target);
        TensorAssertions.assertClose("scores", explanation.scores(), golden.get("logits"), TOLERANCE);
        return Networks.saliency(explanation);
    }
}

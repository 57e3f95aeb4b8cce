package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explanation;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.models.architecture.Architectures;
import org.vizsla.models.checkpoint.SafetensorsWriter;
import org.vizsla.testkit.FormulaWeights;
import org.vizsla.testkit.TensorAssertions;

/** AlexNet with weights from the formula, in a file of 233 MB. */
class AlexNetTest {
    private static final int TARGET = 56;

    @TempDir
    Path folder;

    @Test
    void scoresAndGradientAreTheGoldenOnes() {
        Tensors golden = Shared.tensors("golden/alexnet/king_snake_56.safetensors");
        Tensors weights =
                new Tensors(FormulaWeights.of(Architectures.byName("alexnet").shapes(Architectures.CLASSES)));
        float[] first = golden.get("first_weights").floats();
        Path file = folder.resolve("alexnet.safetensors");
        SafetensorsWriter.write(file, weights.byName(), Map.of());

        assertThat(Arrays.copyOf(weights.get("features.0.weight").floats(), first.length))
                .isEqualTo(first);
        assertThat(weights.get("classifier.6.bias").floats())
                .isEqualTo(golden.get("fc8_bias").floats());

        Tensor input = golden.get("input");
        Explanation explanation = Networks.explain(Networks.load(file, null, folder), input, Call.of(TARGET));
        TensorAssertions.assertClose("scores", explanation.scores(), golden.get("logits"), 1e-4);
        TensorAssertions.assertClose("saliency", Networks.saliency(explanation), golden.get("saliency"), 1e-4);
    }
}

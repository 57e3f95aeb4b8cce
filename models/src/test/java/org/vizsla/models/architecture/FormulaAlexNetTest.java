package org.vizsla.models.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;
import org.vizsla.models.checkpoint.Checkpoints;
import org.vizsla.models.checkpoint.SafetensorsWriter;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.FormulaWeights;

/** AlexNet at its full size, from a file of 233 MB that is mapped. */
class FormulaAlexNetTest {
    @TempDir
    Path folder;

    /** Against PyTorch 1.13's scores for the same weights and picture; the largest is 20.08. */
    @Test
    void scoresArePyTorchs() {
        Architecture alexnet = Architectures.byName("alexnet");
        Path file = folder.resolve("alexnet.safetensors");
        SafetensorsWriter.write(file, FormulaWeights.of(alexnet.shapes(1000)), Map.of());
        Graph graph = alexnet.build(Checkpoints.read(file).tensors());
        float[] logits = Session.runOnce(graph, Map.of("input", SlimWeights.pictures(1, 224)))
                .get("logits")
                .floats();

        assertThat(graph.initializers().values())
                .extracting(Tensor::data)
                .hasOnlyElementsOfType(TensorData.InFile.class);
        assertThat(logits[0]).isCloseTo(-1.0526f, within(0.002f));
        assertThat(logits[1]).isCloseTo(3.6743f, within(0.002f));
        assertThat(logits[56]).isCloseTo(8.3773f, within(0.002f));
        assertThat(logits[211]).isCloseTo(-4.8997f, within(0.002f));
        assertThat(logits[416]).isCloseTo(20.0800f, within(0.002f));
        assertThat(logits[998]).isCloseTo(-7.8953f, within(0.002f));
        assertThat(logits[999]).isCloseTo(-0.5290f, within(0.002f));
        double squares = 0;
        for (float logit : logits) {
            squares += (double) logit * logit;
        }
        assertThat(Math.sqrt(squares)).isCloseTo(179.655115, within(0.02));
    }
}

package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;

class DequantizeOutputsTest {
    private final DequantizeOutputs pass = new DequantizeOutputs();

    @Test
    void scoresThatAreReshapedAfterTheirQuantization() {
        GraphBuilder b = new GraphBuilder("scores");
        b.input("x", DataType.FLOAT32, Shape.of(2, 3, 1, 1));
        b.op("QuantizeLinear", "x", b.scalar(0.5f)).named("q");
        b.op("Flatten", "q").named("y");
        assertThat(pass.apply(b.output("y").build())).hasToString("""
                graph scores (ai.onnx 21)
                  input x: float32[2, 3, 1, 1]
                  const float/0.5: float32[][0.5]
                  q = QuantizeLinear(x, float/0.5)
                  y/quantized = Flatten(q)
                  y = DequantizeLinear(y/quantized, float/0.5)
                  output y
                """);
    }

    @Test
    void realOutputsStay() {
        Graph graph = QuantizedNets.named("two readers");
        assertThat(pass.apply(graph)).isSameAs(graph);
    }

    /** As quantization tools write it. */
    @Test
    void outputsThatAreRealAgainStay() {
        GraphBuilder b = new GraphBuilder("scores");
        b.input("x", DataType.FLOAT32, Shape.of(2, 3, 1, 1));
        b.op("QuantizeLinear", "x", b.scalar(0.5f)).named("q");
        b.op("DequantizeLinear", "q", b.scalar(0.5f)).named("real");
        b.op("Flatten", "real").named("y");
        Graph flattened = b.output("y").build();
        assertThat(pass.apply(flattened)).isSameAs(flattened);
        Graph last = flattened.toBuilder().outputs(List.of("real")).buildPruned();
        assertThat(pass.apply(last)).isSameAs(last);
    }

    @Test
    void behindASoftmaxTheScoresAreNotQuantizedAsProbabilities() {
        GraphBuilder b = new GraphBuilder("probabilities");
        b.input("x", DataType.FLOAT32, Shape.of(2, 3));
        b.op("Neg", "x").named("scores");
        String softmax = b.op("Softmax", "scores").value();
        b.op("QuantizeLinear", softmax, b.scalar(0.00390625f)).named("y");
        Graph cut = new CutProbabilities().apply(pass.apply(b.output("y").build()));
        assertThat(cut.outputs()).containsExactly("scores");
    }
}

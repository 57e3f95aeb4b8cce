package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;

class FoldQuantizedConstantsTest {
    private final FoldQuantizedConstants pass = new FoldQuantizedConstants();

    @Test
    void weightsWithAScaleForEachChannel() {
        assertThat(pass.apply(QuantizedNets.named("weights by channel"))).hasToString("""
                graph quantized (ai.onnx 21)
                  input x: float32[2, 3, 4, 4]
                  const DequantizeLinear: float32[2, 3, 1, 1][0.0, 0.11, 0.22, 0.44, 0.65999997, 0.88]
                  y = Conv(x, DequantizeLinear)
                  output y
                """);
    }

    @Test
    void weightsAreRoundedAsTheNetworkDoes() {
        GraphBuilder b = new GraphBuilder("rounded");
        b.input("x", DataType.FLOAT32, Shape.of(4));
        String w = b.initializer("w", Tensor.ofFloats(Shape.of(4), 0.75f, 1.25f, -1000, 0.1f));
        String q = b.op("QuantizeLinear", w, b.scalar(0.5f)).named("q");
        b.value(new Value(q, DataType.UINT8, Shape.of(4)));
        b.op("DequantizeLinear", q, b.scalar(0.5f)).named("real");
        b.op("Add", "x", "real").named("y");
        Graph folded = pass.apply(b.output("y").build());

        assertThat(folded.nodes()).hasSize(1);
        assertThat(Objects.requireNonNull(folded.initializers().get("real")).floats())
                .containsExactly(1, 1, 0, 0);
    }

    @Test
    void whatIsComputedStays() {
        Graph graph = QuantizedNets.named("two readers");
        assertThat(pass.apply(graph)).isSameAs(graph);
    }
}

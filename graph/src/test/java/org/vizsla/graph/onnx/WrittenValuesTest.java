package org.vizsla.graph.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;

class WrittenValuesTest {
    /** ONNX Runtime keeps blocked layouts only where the model says, or it can tell, that two shapes are equal. */
    @Test
    void whatIsKnownOfInnerValuesIsWritten() {
        GraphBuilder b = new GraphBuilder("net");
        String x = b.input("x", DataType.FLOAT32, Shape.of(2, 3));
        String inner = b.op("Relu", x).named("inner");
        b.value(new Value(inner, DataType.FLOAT32, Shape.of(2, 3)));
        Graph graph = b.output(b.op("Neg", inner).named("y")).build();
        Graph silent = graph.toBuilder().forgetValues().build();
        assertThat(times("inner", graph)).isEqualTo(times("inner", silent) + 1);
    }

    private static int times(String name, Graph graph) {
        return new String(OnnxWriter.toBytes(graph), StandardCharsets.ISO_8859_1).split(name, -1).length;
    }
}

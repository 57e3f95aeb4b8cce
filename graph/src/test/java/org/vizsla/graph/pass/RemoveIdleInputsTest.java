package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;

class RemoveIdleInputsTest {
    private final RemoveIdleInputs pass = new RemoveIdleInputs();
    private final GraphBuilder b = new GraphBuilder("net");

    @Test
    void dropsWhatNoOutputNeeds() {
        b.input("x", DataType.FLOAT32, Shape.of(2));
        b.input("size", DataType.INT64, Shape.of(2));
        b.input("unread", DataType.FLOAT32, Shape.of(1));
        b.op("Neg", "size").named("idle");
        b.output(b.op("Relu", "x").named("y"));
        assertThat(pass.apply(b.build())).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[2]
                  y = Relu(x)
                  output y
                """);
    }

    @Test
    void keepsInputsThatAnyOutputNeeds() {
        b.input("x", DataType.FLOAT32, Shape.of(2));
        b.input("z", DataType.FLOAT32, Shape.of(2));
        b.output(b.op("Relu", "x").named("y"));
        Graph graph = b.output(b.op("Add", "x", "z").named("sum")).build();
        assertThat(pass.apply(graph)).isSameAs(graph);
    }
}

package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;

class CastExponentsTest {
    private final CastExponents pass = new CastExponents();

    @Test
    void anExponentGetsTheTypeOfItsBase() {
        GraphBuilder b = new GraphBuilder("power");
        b.input("x", DataType.FLOAT32, Shape.of(2, 3));
        b.op("Pow", "x", b.integer(2)).named("y");
        Graph cast = pass.apply(b.output("y").build());

        assertThat(cast).hasToString("""
                graph power (ai.onnx 21)
                  input x: float32[2, 3]
                  const int/2: int64[][2]
                  Cast = Cast(int/2) to=1
                  y = Pow(x, Cast)
                  output y
                """);
    }

    @Test
    void powersOfOneTypeOrOfWholeNumbersStay() {
        GraphBuilder b = new GraphBuilder("power");
        b.input("x", DataType.FLOAT32, Shape.of(2, 3));
        b.input("n", DataType.INT64, Shape.of(3));
        b.op("Pow", "x", b.scalar(2)).named("y");
        b.op("Pow", "n", b.integer(2)).named("z");
        Graph graph = b.output("y").output("z").build();

        assertThat(pass.apply(graph)).isSameAs(graph);
    }

    @Test
    void exponentsOfUnknownTypeStay() {
        GraphBuilder b = new GraphBuilder("power");
        b.input("x", DataType.FLOAT32, Shape.of(2, 3));
        String exponent = b.op("Identity", b.integer(2)).value();
        b.op("Pow", "x", exponent).named("y");
        Graph graph = b.output("y").build();

        assertThat(pass.apply(graph)).isSameAs(graph);
    }
}

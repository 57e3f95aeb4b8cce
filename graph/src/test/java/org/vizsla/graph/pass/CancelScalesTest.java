package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

class CancelScalesTest {
    private final CancelScales pass = new CancelScales();

    @Test
    void theScaleOfDynamicLayersIsNoPathOfItsOwn() {
        Graph rounded = new RoundInPlace().apply(QuantizedNets.named("dynamic layers"));
        assertThat(pass.apply(rounded)).hasToString("""
                graph quantized (ai.onnx 21)
                  input x: float32[2, 3, 4, 4]
                  const w: float32[2, 3, 1, 1][3.0, -1.0, 2.0, 5.0, 1.0, 7.0]
                  const float/0.01: float32[][0.01]
                  const w_3: float32[2, 3, 1, 1][3.0, -1.0, 2.0, 5.0, 1.0, 7.0]
                  DynamicQuantizeLinear: uint8, DynamicQuantizeLinear_1, DynamicQuantizeLinear_2 = DynamicQuantizeLinear(x)
                  DynamicQuantizeLinear/DequantizeLinear = DequantizeLinear(DynamicQuantizeLinear, DynamicQuantizeLinear_1, DynamicQuantizeLinear_2)
                  a = Conv(DynamicQuantizeLinear/DequantizeLinear, w)
                  a_real = Mul(a, float/0.01)
                  b = Conv(DynamicQuantizeLinear/DequantizeLinear, w_3)
                  b_real = Mul(b, float/0.01)
                  y = Add(a_real, b_real)
                  output y
                """);
    }

    @Test
    void theScaleAloneIsCancelledToo() {
        assertThat(pass.apply(divided("s")).toString().lines()).contains("  y = Identity(c)", "  c = MatMul(x, w)");
    }

    @Test
    void anotherFactorStays() {
        Graph graph = divided("other");
        assertThat(pass.apply(graph)).isSameAs(graph);
    }

    private static Graph divided(String factor) {
        GraphBuilder b = new GraphBuilder("divided");
        b.input("x", DataType.FLOAT32, Shape.of(2, 3));
        b.input("s", DataType.FLOAT32, Shape.of());
        b.input("other", DataType.FLOAT32, Shape.of());
        b.op("Div", "x", "s").named("d");
        b.initializer("w", Tensor.ofFloats(Shape.of(3, 1), 1, 2, 3));
        b.op("MatMul", "d", "w").named("c");
        b.op("Mul", "c", factor).named("y");
        return b.output("y").build();
    }
}

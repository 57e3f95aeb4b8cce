package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

class RecognizeActivationsTest {
    private final RecognizeActivations pass = new RecognizeActivations();

    @Test
    void keepsTheNameAndTheOutputOfTheLastPart() {
        GraphBuilder b = new GraphBuilder("net");
        b.input("x", DataType.FLOAT32, Shape.batchOf(3));
        String raised = b.op("Add", "x", b.scalar(3)).called("/act/Add").value();
        String clipped = b.op("Clip", raised, b.scalar(0), b.scalar(6))
                .called("/act/Clip")
                .value();
        String product = b.op("Mul", "x", clipped).called("/act/Mul").value();
        b.op("Div", product, b.scalar(6)).called("/act/Div").named("/act/Div_output_0");
        Graph graph = Parts.withShapes(b.output("/act/Div_output_0").build());

        Graph after = pass.apply(graph);

        assertThat(after).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[N, 3]
                  /act/Div_output_0: float32[N, 3] = HardSwish(x)
                  output /act/Div_output_0
                """);
        assertThat(after.nodes()).extracting(Node::name).containsExactly("/act/Div");
    }

    @Test
    void tellsTheTwoKindsOfGeluApart() {
        assertThat(pass.apply(Parts.of((o, x) -> gelu(o, x, Math.sqrt(0.5), 1), 2, 3)))
                .hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[2, 3]
                  y: float32[2, 3] = Gelu(x)
                  output y
                """);
        assertThat(pass.apply(Parts.of(RecognizeActivationsTest::geluByTanh, 2, 3)))
                .hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[2, 3]
                  y: float32[2, 3] = Gelu(x) approximate="tanh"
                  output y
                """);
    }

    @Test
    void writesSiluInTwoOperators() {
        Graph silu = Parts.of((o, x) -> o.div(x, o.add(o.scalar(1), o.exp(o.neg(x)))), 2, 3);
        assertThat(pass.apply(silu)).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[2, 3]
                  Sigmoid: float32[2, 3] = Sigmoid(x)
                  y: float32[2, 3] = Mul(x, Sigmoid)
                  output y
                """);
    }

    @Test
    void leavesSiluThatIsInTwoOperators() {
        assertUntouched((o, x) -> o.mul(o.sigmoid(x), x));
        assertUntouched((o, x) -> o.mul(x, o.sigmoid(o.mul(x, 1.702))));
    }

    @Test
    void leavesOtherConstants() {
        assertUntouched((o, x) -> gelu(o, x, 0.707, 1));
        assertUntouched((o, x) -> gelu(o, x, Math.sqrt(0.5), 1.001));
        assertUntouched((o, x) -> o.mul(x, o.sigmoid(o.mul(x, 1.7))));
        assertUntouched((o, x) -> o.op("Clip", o.add(o.mul(x, 0.2), o.scalar(0.5)), o.scalar(0), o.scalar(2))
                .value());
    }

    @Test
    void leavesConstantsThatVary() {
        assertUntouched((o, x) -> o.mul(
                o.mul(x, o.graph().constant("halves", Tensor.ofFloats(Shape.of(3), 0.5f, 0.5f, 0.6f))),
                o.add(o.op("Erf", o.mul(x, Math.sqrt(0.5))).value(), o.scalar(1))));
    }

    @Test
    void leavesAProductOfTwoValues() {
        assertUntouched((o, x) -> o.mul(x, o.sigmoid(o.op("Conv", x, x).value())));
    }

    @Test
    void leavesPartsThatOthersRead() {
        assertUntouched((o, x) -> {
            String gate = o.op("HardSigmoid", x).with("alpha", 1f / 6).value();
            return o.op("Concat", o.mul(x, gate), gate).with("axis", 0).value();
        });
    }

    @Test
    void leavesPartsThatAreOutputs() {
        Graph graph = Parts.of(
                (o, x) -> o.mul(x, o.op("HardSigmoid", x).with("alpha", 1f / 6).named("gate")), 2, 3);
        Graph both = graph.toBuilder().output("gate").build();
        assertThat(pass.apply(graph)).isNotSameAs(graph);
        assertThat(pass.apply(both)).isSameAs(both);
    }

    @Test
    void leavesOtherPrecisions() {
        assertUntouched((o, x) -> {
            String precise = o.cast(x, DataType.FLOAT64);
            return o.cast(
                    o.mul(
                            precise,
                            o.op("HardSigmoid", precise).with("alpha", 1f / 6).value()),
                    DataType.FLOAT16);
        });
    }

    @Test
    void leavesWhatHasNoKnownShape() {
        Graph graph = Parts.of((o, x) -> gelu(o, x, Math.sqrt(0.5), 1), 2, 3);
        Graph unknown = graph.toBuilder().forgetValues().build();
        assertThat(pass.apply(unknown)).isSameAs(unknown);
    }

    private void assertUntouched(BiFunction<Ops, String, String> formula) {
        Graph graph = Parts.of(formula, 2, 3);
        assertThat(pass.apply(graph)).isSameAs(graph);
    }

    private static String gelu(Ops o, String x, double factor, double one) {
        String erf = o.op("Erf", o.mul(x, factor)).value();
        return o.mul(o.mul(x, 0.5), o.add(erf, o.scalar(one)));
    }

    private static String geluByTanh(Ops o, String x) {
        String inner = o.mul(o.add(x, o.mul(o.pow(x, 3), 0.044715)), Math.sqrt(2 / Math.PI));
        return o.mul(o.mul(x, 0.5), o.add(o.op("Tanh", inner).value(), o.scalar(1)));
    }
}

package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Ops;

class RecognizeSoftmaxTest {
    private final RecognizeSoftmax pass = new RecognizeSoftmax();

    @Test
    void takesTheMaximumIn() {
        Graph graph = Parts.of((o, x) -> softmax(o, o.sub(x, maximum(o, x, 1)), 1), 2, 3, 4);
        assertThat(pass.apply(graph)).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[2, 3, 4]
                  y: float32[2, 3, 4] = Softmax(x) axis=-2
                  output y
                """);
    }

    @Test
    void leavesAFactorBeforeIt() {
        Graph graph = Parts.of((o, x) -> softmax(o, o.mul(x, 0.125), 1), 2, 3);
        assertThat(pass.apply(graph)).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[2, 3]
                  const float/0.125: float32[][0.125]
                  Mul: float32[2, 3] = Mul(x, float/0.125)
                  y: float32[2, 3] = Softmax(Mul) axis=-1
                  output y
                """);
    }

    @Test
    void leavesAMaximumOverAnotherAxis() {
        Graph graph = Parts.of((o, x) -> softmax(o, o.sub(x, maximum(o, x, 1)), 2), 2, 3, 4);
        assertThat(pass.apply(graph).nodes())
                .extracting(node -> node.operator())
                .containsExactly("ReduceMax", "Sub", "Softmax");
    }

    @Test
    void leavesSeveralAxesAndTheBatch() {
        assertUntouched((o, x) -> softmax(o, x, 1, 2));
        assertUntouched((o, x) -> softmax(o, x, 0));
    }

    @Test
    void leavesAQuotientByAnotherSum() {
        assertUntouched((o, x) -> o.div(o.exp(x), o.sum(x, true, 1)));
        assertUntouched((o, x) -> o.div(o.exp(x), o.add(o.sum(o.exp(x), true, 1), o.scalar(1))));
        assertUntouched((o, x) -> o.div(o.exp(x), o.mean(o.exp(x), true, 1)));
    }

    @Test
    void leavesPartsThatOthersRead() {
        assertUntouched((o, x) -> {
            String powers = o.exp(x);
            return o.op("Concat", o.div(powers, o.sum(powers, true, 1)), powers)
                    .with("axis", 1)
                    .value();
        });
    }

    private void assertUntouched(BiFunction<Ops, String, String> formula) {
        Graph graph = Parts.of(formula, 3, 3, 3);
        assertThat(pass.apply(graph)).isSameAs(graph);
    }

    private static String softmax(Ops o, String x, long... axes) {
        String powers = o.exp(x);
        return o.div(powers, o.sum(powers, true, axes));
    }

    private static String maximum(Ops o, String x, long axis) {
        return o.op("ReduceMax", x, o.integers(axis)).with("keepdims", 1).value();
    }
}

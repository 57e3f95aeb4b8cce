package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vizsla.graph.pass.RecognitionCases.scale;

import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Ops;

class RecognizeRmsNormalizationTest {
    private final RecognizeRmsNormalization pass = new RecognizeRmsNormalization();

    @Test
    void writesItInOneWay() {
        Graph graph = Parts.of((o, x) -> o.mul(scale(o, 3), o.mul(inverse(o, x, 2, 1e-5), x)), 2, 3);
        assertThat(pass.apply(graph)).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[2, 3]
                  const scale: float32[3][0.7, 1.0, 1.3]
                  const ints/-1: int64[1][-1]
                  const float/1.0E-5: float32[][1.0E-5]
                  Mul_1: float32[2, 3] = Mul(x, x)
                  ReduceMean_2: float32[2, 1] = ReduceMean(Mul_1, ints/-1) keepdims=1
                  Add_3: float32[2, 1] = Add(ReduceMean_2, float/1.0E-5)
                  Sqrt: float32[2, 1] = Sqrt(Add_3)
                  Div: float32[2, 3] = Div(x, Sqrt)
                  y: float32[2, 3] = Mul(Div, scale)
                  output y
                """);
    }

    @Test
    void leavesOneThatIsWrittenSo() {
        assertUntouched((o, x) ->
                o.mul(o.div(x, o.sqrt(o.add(o.mean(o.square(x), true, -1), o.scalar(1e-5)))), scale(o, 3)));
    }

    @Test
    void leavesAnotherExponent() {
        assertUntouched((o, x) -> o.mul(x, inverse(o, x, 4, 1e-5)));
    }

    @Test
    void leavesTheRootOfASum() {
        assertUntouched((o, x) -> o.mul(x, o.pow(o.add(o.sum(o.square(x), true, -1), o.scalar(1e-5)), -0.5)));
    }

    @Test
    void leavesAnEpsilonInAnotherPlace() {
        assertUntouched((o, x) -> o.div(x, o.add(o.sqrt(o.mean(o.square(x), true, -1)), o.scalar(1e-3))));
    }

    @Test
    void leavesOneOverTheBatch() {
        assertUntouched((o, x) -> o.mul(x, o.pow(o.add(o.mean(o.pow(x, 2), true, 0), o.scalar(1e-5)), -0.5)));
    }

    @Test
    void leavesPartsThatOthersRead() {
        assertUntouched((o, x) -> {
            String inverse = inverse(o, x, 2, 1e-5);
            return o.op("Concat", o.mul(x, inverse), inverse).with("axis", 1).value();
        });
    }

    private void assertUntouched(BiFunction<Ops, String, String> formula) {
        Graph graph = Parts.of(formula, 2, 3);
        assertThat(pass.apply(graph)).isSameAs(graph);
    }

    private static String inverse(Ops o, String x, double exponent, double epsilon) {
        return o.pow(o.add(o.mean(o.pow(x, exponent), true, -1), o.scalar(epsilon)), -0.5);
    }
}

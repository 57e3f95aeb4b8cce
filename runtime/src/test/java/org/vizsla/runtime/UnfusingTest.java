package org.vizsla.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.graph.pass.FusedCases;
import org.vizsla.graph.pass.UnfuseOperators;

/** Operators that ONNX Runtime fused give the same results when they are written in standard ones. */
class UnfusingTest {
    private static final float ROUNDING = 2e-5f;

    @ParameterizedTest
    @FieldSource("org.vizsla.graph.pass.FusedCases#ALL")
    void keepsTheResults(FusedCases.Case each) {
        Graph after = new UnfuseOperators().apply(each.before());
        Map<String, Tensor> feeds = feeds(each.before());
        Tensor want = Session.runOnce(each.before(), feeds).get("y");
        Tensor got = Session.runOnce(after, feeds).get("y");
        assertThat(got.shape()).isEqualTo(want.shape());
        float[] expected = want.floats();
        float[] actual = got.floats();
        int steps = 0;
        for (int i = 0; i < expected.length; i++) {
            float difference = Math.abs(actual[i] - expected[i]);
            assertThat(difference)
                    .as("element " + i)
                    .isLessThan(each.step() + ROUNDING * Math.max(1, Math.abs(expected[i])));
            steps += difference > each.step() / 2 ? each.step() > 0 ? 1 : 0 : 0;
        }
        assertThat(steps)
                .as("quantized values that lie a step apart")
                .isLessThanOrEqualTo(Math.max(1, expected.length / 20));
    }

    private static Map<String, Tensor> feeds(Graph graph) {
        SplittableRandom random = new SplittableRandom(5);
        Value input = graph.inputs().iterator().next();
        Shape shape = input.shape();
        if (shape == null) {
            throw new IllegalArgumentException(input.toString());
        }
        float[] values = new float[Math.toIntExact(shape.elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return Map.of(input.name(), Tensor.ofFloats(shape, values));
    }
}

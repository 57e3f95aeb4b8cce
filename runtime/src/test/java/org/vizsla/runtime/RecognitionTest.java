package org.vizsla.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.pass.RecognitionCases;

/** An operator that was recognized gives the same results as its parts. */
class RecognitionTest {
    @ParameterizedTest
    @FieldSource("org.vizsla.graph.pass.RecognitionCases#ALL")
    void keepsTheResults(RecognitionCases.Case each) {
        Graph before = each.before();
        Map<String, Tensor> feeds = Map.of("x", input(Objects.requireNonNull(before.shape("x"))));
        Tensor expected = Session.runOnce(before, feeds).get("y");
        Tensor actual = Session.runOnce(each.pass().apply(before), feeds).get("y");
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.floats()).containsExactly(expected.floats(), within(2e-6f));
    }

    private static Tensor input(Shape shape) {
        SplittableRandom random = new SplittableRandom(6);
        float[] values = new float[Math.toIntExact(shape.elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-5, 5);
        }
        return Tensor.ofFloats(shape, values);
    }
}

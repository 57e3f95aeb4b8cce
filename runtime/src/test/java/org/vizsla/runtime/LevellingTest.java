package org.vizsla.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.Value;
import org.vizsla.graph.pass.LevelOpset;
import org.vizsla.graph.pass.LevellingCases;

/** Models of older operator sets give the same results after they are lifted to the one that Vizsla uses. */
class LevellingTest {
    @ParameterizedTest
    @FieldSource("org.vizsla.graph.pass.LevellingCases#ALL")
    void keepsTheResults(LevellingCases.Case each) {
        Graph after = new LevelOpset().apply(each.before());
        Map<String, Tensor> feeds = feeds(each.before());
        Tensors expected = Session.runOnce(each.meaning(), feeds);
        Tensors actual = Session.runOnce(after, feeds);
        for (String output : each.before().outputs()) {
            Tensor want = expected.get(output);
            Tensor got = actual.get(output);
            assertThat(got.shape()).as(output).isEqualTo(want.shape());
            assertThat(got.type()).as(output).isEqualTo(want.type());
            if (want.type() == DataType.FLOAT32) {
                assertThat(got.floats()).as(output).containsExactly(want.floats(), within(1e-6f));
            } else {
                assertThat(got.bytes()).as(output).isEqualTo(want.bytes());
            }
        }
    }

    private static Map<String, Tensor> feeds(Graph graph) {
        SplittableRandom random = new SplittableRandom(5);
        Map<String, Tensor> feeds = new HashMap<>();
        for (Value input : graph.inputs()) {
            Shape shape = input.shape();
            if (shape == null) {
                throw new IllegalArgumentException(input.toString());
            }
            float[] values = new float[Math.toIntExact(shape.elements())];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextDouble(-1, 1);
            }
            feeds.put(input.name(), Tensor.ofFloats(shape, values));
        }
        return feeds;
    }
}

package org.vizsla.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.pass.CancelScales;
import org.vizsla.graph.pass.FoldQuantizedConstants;
import org.vizsla.graph.pass.QuantizedNets;
import org.vizsla.graph.pass.RoundInPlace;

/** Quantized networks give the same results when their quantizations are steps of real numbers. */
class RoundingInPlaceTest {
    static Set<String> names() {
        return QuantizedNets.ALL.keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void keepsTheResults(String name) {
        Graph before = QuantizedNets.named(name);
        Graph after = new CancelScales().apply(new RoundInPlace().apply(new FoldQuantizedConstants().apply(before)));

        Map<String, Tensor> feeds = Map.of("x", image());
        float[] expected = Session.runOnce(before, feeds).get("y").floats();
        float[] actual = Session.runOnce(after, feeds).get("y").floats();
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(2e-6f * (1 + Math.abs(expected[i]))));
        }
    }

    /** Values of which some lie out of a range. */
    private static Tensor image() {
        SplittableRandom random = new SplittableRandom(3);
        float[] values = new float[96];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-4, 4);
        }
        return Tensor.ofFloats(Shape.of(2, 3, 4, 4), values);
    }
}

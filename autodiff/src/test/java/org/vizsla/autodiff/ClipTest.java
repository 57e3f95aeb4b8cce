package org.vizsla.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.runtime.LearnValues;
import org.vizsla.runtime.Session;

/** The derivative of Clip is 1 inside the bounds and at them, and 0 at the numbers next to them; of ReLU and ReLU6 it is 0 at them. */
class ClipTest {
    @ParameterizedTest
    @CsvSource({"-0.33, 0.22", "-1, 0", "-4096, 3", "1e-30, 1e30"})
    void isOneAtTheBoundsAndZeroBeyond(float low, float high) {
        float below = low == 0 ? -1e-37f : Math.nextDown(low);
        float above = high == 0 ? 1e-37f : Math.nextUp(high);
        float[] x = {-3e38f, below, low, (low + high) / 2, high, above, 3e38f};
        assertThat(gradient(low, high, x)).containsExactly(0, 0, 1, 1, 1, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(floats = {6, 1, 20, 0.3f})
    void ofRelu6IsZeroAtTheBounds(float high) {
        float[] x = {-3e38f, -1, 0, 1e-37f, high / 2, Math.nextDown(high), high, Math.nextUp(high), 3e38f};
        assertThat(gradient(0, high, x)).containsExactly(0, 0, 0, 1, 1, 1, 0, 0, 0);
    }

    private static float[] gradient(float low, float high, float... x) {
        GraphBuilder b = new GraphBuilder("clip");
        b.input("x", DataType.FLOAT32, Shape.of(x.length));
        b.op("Clip", "x", b.scalar(low), b.scalar(high)).named("y");
        Graph graph = LearnValues.apply(b.output("y").build());
        GraphBuilder backward = graph.toBuilder();
        float[] ones = new float[x.length];
        Arrays.fill(ones, 1);
        String dy = backward.constant("ones", Tensor.ofFloats(Shape.of(x.length), ones));
        String gradient = String.valueOf(BackwardBuilder.append(backward, graph, Map.of("y", dy), List.of("x"))
                .get("x"));
        Graph whole = backward.outputs(List.of(gradient)).build();
        return Session.runOnce(whole, Map.of("x", Tensor.ofFloats(Shape.of(x.length), x)))
                .get(gradient)
                .floats();
    }
}

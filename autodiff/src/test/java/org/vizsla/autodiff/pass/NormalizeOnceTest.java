package org.vizsla.autodiff.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.autodiff.BackwardBuilder;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.runtime.LearnValues;
import org.vizsla.testkit.RandomTensors;

class NormalizeOnceTest {
    private final NormalizeOnce pass = new NormalizeOnce();

    @ParameterizedTest
    @CsvSource({"-1, true", "-1, false", "2, true", "-2, true", "1, false"})
    void normalizesOnce(int axis, boolean hasBias) {
        Graph once = PassTesting.applied(pass, derivative(normalization(axis, hasBias)));
        assertThat(once.nodes()).noneMatch(node -> node.is("LayerNormalization"));
        assertThat(once.nodes().stream().filter(node -> node.is("Reciprocal"))).hasSize(1);
    }

    @Test
    void leavesWhatIsNotDifferentiated() {
        Graph graph = normalization(-1, true);
        assertThat(pass.apply(graph)).isSameAs(graph);
    }

    /** The pieces of one normalization, and another of the same value with a different axis or epsilon. */
    @ParameterizedTest
    @CsvSource({"-2, 1e-5", "-1, 1e-3"})
    void leavesAnotherNormalizationOfTheValue(int axis, float epsilon) {
        GraphBuilder b = normalization(-1, true).toBuilder();
        String scale =
                b.constant("scale", new RandomTensors(7).normal(axis == -2 ? new long[] {5, 6} : new long[] {6}));
        b.output(b.op("LayerNormalization", "x", scale)
                .with("axis", axis)
                .with("epsilon", epsilon)
                .value());
        Graph once = PassTesting.applied(pass, derivative(LearnValues.apply(b.build())));
        assertThat(once.nodes().stream().filter(node -> node.is("LayerNormalization")))
                .hasSize(1);
    }

    private static Graph normalization(int axis, boolean hasBias) {
        GraphBuilder b = new GraphBuilder("net");
        b.input("x", DataType.FLOAT32, Shape.batchOf(4, 5, 6));
        long[] sizes = {4, 5, 6};
        int first = axis < 0 ? 3 + axis : axis - 1;
        long[] normalized = Arrays.copyOfRange(sizes, first, 3);
        String scale = b.constant("scale", new RandomTensors(5).normal(normalized));
        String bias = hasBias ? b.constant("bias", new RandomTensors(6).normal(normalized)) : "";
        b.output(b.op("LayerNormalization", "x", scale, bias).with("axis", axis).named("y"));
        return LearnValues.apply(b.build());
    }

    /** The network, and the cotangent of x for one of y. */
    private static Graph derivative(Graph forward) {
        GraphBuilder backward = forward.toBuilder();
        String dy = backward.input("dy", DataType.FLOAT32, Shape.batchOf(4, 5, 6));
        Map<String, String> all = BackwardBuilder.append(backward, forward, Map.of("y", dy), List.of("x"));
        return backward.output(Objects.requireNonNull(all.get("x"))).build();
    }
}

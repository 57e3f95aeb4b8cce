package org.vizsla.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.runtime.LearnValues;
import org.vizsla.testkit.RandomTensors;

/** Where phases are woven by a matrix; that they are woven rightly is checked with all other convolutions. */
class WovenPhasesTest {
    @Test
    void aPhaseThatNoTapReachesIsNotComputed() {
        assertThat(operators(16, 8, 1)).containsOnlyOnce("Conv", "MatMul").doesNotContain("DepthToSpace");
    }

    @Test
    void eachPhaseHasItsOwnTaps() {
        List<String> operators = operators(16, 8, 3);
        assertThat(operators).containsOnlyOnce("MatMul", "Concat").doesNotContain("DepthToSpace");
        assertThat(operators.stream().filter("Conv"::equals)).hasSize(4);
    }

    @Test
    void fewChannelsAndWideRowsAreNotWoven() {
        assertThat(operators(3, 8, 3)).containsOnlyOnce("Conv", "DepthToSpace").doesNotContain("MatMul");
        assertThat(operators(16, 130, 3))
                .containsOnlyOnce("Conv", "DepthToSpace")
                .doesNotContain("MatMul");
    }

    /** Of the gradient of a convolution of stride 2. */
    private static List<String> operators(int channels, int width, int kernel) {
        GraphBuilder b = new GraphBuilder("net");
        b.input("x", DataType.FLOAT32, Shape.batchOf(channels, 8, width));
        String w = b.initializer("w", new RandomTensors(1).normal(4, channels, kernel, kernel));
        String y = b.op("Conv", "x", w)
                .with("strides", new long[] {2, 2})
                .with("pads", new long[] {kernel / 2, kernel / 2, kernel / 2, kernel / 2})
                .named("y");
        Graph forward = LearnValues.apply(b.output(y).build());
        GraphBuilder backward = forward.toBuilder().nodes(List.of());
        String dy = backward.input("dy", DataType.FLOAT32, Shape.batchOf(4, 4, width / 2));
        Map<String, String> all = BackwardBuilder.append(backward, forward, Map.of(y, dy), List.of("x"));
        Graph gradient = backward.outputs(List.copyOf(all.values())).buildPruned();
        return gradient.nodes().stream().map(node -> node.operator()).toList();
    }
}

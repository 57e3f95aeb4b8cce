package org.vizsla.optimize.visualize.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vizsla.autodiff.BackwardBuilder;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.runtime.LearnValues;
import org.vizsla.runtime.Session;

class RedirectedRectifierTest {
    private static float[] through(float[] x, float... dy) {
        GraphBuilder forward = new GraphBuilder("relu");
        forward.input("x", DataType.FLOAT32, Shape.of(2, 3));
        Graph graph = LearnValues.apply(
                forward.output(forward.op("Relu", "x").named("y")).build());
        GraphBuilder target = graph.toBuilder();
        String seed = target.input("dy", DataType.FLOAT32, Shape.of(2, 3));
        Map<String, String> slopes =
                BackwardBuilder.append(target, graph, Map.of("y", seed), List.of("x"), RedirectedRectifier.COMPOSITE);
        target.outputs(List.of(target.rename(slopes.getOrDefault("x", ""), "dx")));
        return Session.runOnce(
                        target.buildPruned(),
                        Map.of("x", Tensor.ofFloats(Shape.of(2, 3), x), "dy", Tensor.ofFloats(Shape.of(2, 3), dy)))
                .get("dx")
                .floats();
    }

    @Test
    void whereNothingWouldPassWhatOpensItDoes() {
        assertThat(through(new float[] {-1, -2, -3, -1, 4, -3}, 5, -6, 0.5f, 5, 6, 7))
                .containsExactly(5, 0, 0.5f, 0, 6, 0);
    }

    @Test
    void anOpenOneThatTheGradientDoesNotReachLetsThroughWhatOpensOthers() {
        assertThat(through(new float[] {2, -2, -3, 1, 1, 1}, 0, -6, 3, 5, -6, 7))
                .containsExactly(0, 0, 3, 5, -6, 7);
    }
}

package org.vizsla.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.pass.FoldLayouts;

/** Constants whose layout is folded are those that ONNX Runtime computes. */
class FoldedLayoutsTest {
    /** Sizes and an order of axes: views, views of groups, and copies. */
    private record Layout(List<Integer> sizes, List<Integer> order) {}

    static List<Layout> layouts() {
        return List.of(
                new Layout(List.of(3, 5), List.of(1, 0)),
                new Layout(List.of(3, 5), List.of(0, 1)),
                new Layout(List.of(2, 3, 4), List.of(1, 2, 0)),
                new Layout(List.of(2, 3, 4), List.of(2, 0, 1)),
                new Layout(List.of(2, 3, 4), List.of(2, 1, 0)),
                new Layout(List.of(2, 3, 4), List.of(1, 0, 2)),
                new Layout(List.of(1, 1, 4, 5), List.of(3, 2, 0, 1)),
                new Layout(List.of(2, 3, 4, 5), List.of(3, 2, 0, 1)),
                new Layout(List.of(2, 3, 4, 5), List.of(2, 3, 0, 1)),
                new Layout(List.of(2, 1, 4, 5), List.of(0, 2, 1, 3)));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void areEqual(Layout layout) {
        GraphBuilder b = new GraphBuilder("layouts");
        String x = b.input("x", DataType.FLOAT32, Shape.of(1));
        String w = b.constant("w", RandomValues.of(8, longs(layout.sizes())));
        String moved = b.op("Transpose", w).with("perm", longs(layout.order())).value();
        String flat = b.op("Flatten", moved).value();
        Graph before = b.output(b.op("Mul", flat, x).named("y")).build();
        Graph after = new FoldLayouts().apply(before);
        Map<String, Tensor> feeds = Map.of("x", Tensor.ofFloats(Shape.of(1), 2));

        assertThat(after.nodes()).noneMatch(node -> node.is("Transpose"));
        assertThat(Session.runOnce(after, feeds).get("y").floats())
                .containsExactly(Session.runOnce(before, feeds).get("y").floats());
    }

    private static long[] longs(List<Integer> values) {
        return values.stream().mapToLong(Integer::longValue).toArray();
    }
}

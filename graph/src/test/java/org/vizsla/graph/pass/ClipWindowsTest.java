package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.NodeBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;

class ClipWindowsTest {
    private final ClipWindows pass = new ClipWindows();

    /** A pool of {@code [N, 3, 4, 6]}. */
    private static Graph pooled(NodeBuilder node, GraphBuilder b, long height, long width) {
        b.output(node.named("y"));
        return b.value(new Value("y", DataType.FLOAT32, Shape.batchOf(3, height, width)))
                .build();
    }

    private static GraphBuilder builder() {
        GraphBuilder b = new GraphBuilder("pool");
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 4, 6));
        return b;
    }

    @Test
    void aWindowLargerThanItsDataIsAsLargeAsThese() {
        GraphBuilder b = builder();
        Graph graph = pooled(
                b.op("AveragePool", "x")
                        .with("kernel_shape", new long[] {1280, 3})
                        .with("strides", new long[] {1280, 1})
                        .with("ceil_mode", 1),
                b,
                1,
                4);
        Graph clipped = pass.apply(graph);

        assertThat(clipped.toString().lines())
                .contains(
                        "  y: float32[N, 3, 1, 4] = AveragePool(x) ceil_mode=1 kernel_shape=[4,3] pads=[0,0,0,0] strides=[1,1]");
        assertThat(pass.apply(clipped)).isSameAs(clipped);
    }

    @Test
    void countedPaddingIsAFactor() {
        GraphBuilder b = builder();
        Graph graph = pooled(
                b.op("AveragePool", "x")
                        .with("kernel_shape", new long[] {8, 8})
                        .with("pads", new long[] {2, 1, 2, 1})
                        .with("count_include_pad", 1),
                b,
                1,
                1);
        Graph clipped = pass.apply(graph);

        assertThat(clipped.toString().lines())
                .contains(
                        "  const float/0.375: float32[][0.375]",
                        "  y/AveragePool = AveragePool(x) count_include_pad=1 kernel_shape=[4,6] pads=[0,0,0,0] strides=[1,1]",
                        "  y: float32[N, 3, 1, 1] = Mul(y/AveragePool, float/0.375)");
        assertThat(pass.apply(clipped)).isSameAs(clipped);
    }

    @Test
    void windowsThatDoNotCoverTheirAxisStay() {
        GraphBuilder b = builder();
        Graph padded = pooled(
                b.op("MaxPool", "x").with("kernel_shape", new long[] {5, 5}).with("pads", new long[] {2, 2, 2, 2}),
                b,
                4,
                6);
        GraphBuilder other = builder();
        Graph automatic = pooled(
                other.op("MaxPool", "x")
                        .with("kernel_shape", new long[] {9, 9})
                        .with("strides", new long[] {4, 6})
                        .with("auto_pad", "SAME_UPPER"),
                other,
                1,
                1);

        assertThat(pass.apply(padded)).isSameAs(padded);
        assertThat(pass.apply(automatic)).isSameAs(automatic);
    }

    @Test
    void poolsOfUnknownSizeStay() {
        GraphBuilder b = new GraphBuilder("pool");
        b.input("x", DataType.FLOAT32, Shape.of(1, 3, Shape.UNKNOWN, Shape.UNKNOWN));
        Graph graph = pooled(b.op("AveragePool", "x").with("kernel_shape", new long[] {9, 9}), b, 1, 1);

        assertThat(pass.apply(graph)).isSameAs(graph);
    }
}

package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.NodeBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;

class SettlePoolsTest {
    private final SettlePools pass = new SettlePools();
    private final GraphBuilder b = new GraphBuilder("pool");

    /** A pool of {@code [N, 3, 6, 3]}. */
    private Graph pooled(NodeBuilder node, long height, long width) {
        b.output(node.named("y"));
        return b.value(new Value("y", DataType.FLOAT32, Shape.batchOf(3, height, width)))
                .build();
    }

    private NodeBuilder pool() {
        return b.op("MaxPool", b.input("x", DataType.FLOAT32, Shape.batchOf(3, 6, 3)));
    }

    @Test
    void aWindowBehindTheDataIsNotCounted() {
        Graph graph = pooled(
                pool().with("kernel_shape", new long[] {4, 1})
                        .with("strides", new long[] {4, 3})
                        .with("ceil_mode", 1),
                2,
                1);

        assertThat(pass.apply(graph).toString().lines())
                .contains("  y: float32[N, 3, 2, 1] = MaxPool(x) kernel_shape=[4,1] pads=[0,0,2,0] strides=[4,3]");
    }

    @Test
    void valuesBeforeTheFirstWindowAreCutOff() {
        Graph graph = pooled(
                pool().with("kernel_shape", new long[] {1, 2})
                        .with("strides", new long[] {3, 1})
                        .with("auto_pad", "SAME_UPPER"),
                2,
                3);

        assertThat(pass.apply(graph).toString().lines())
                .contains("  y/Slice = Slice(x, ints/1,0, ints/9223372036854775807,9223372036854775807, ints/2,3)")
                .contains(
                        "  y: float32[N, 3, 2, 3] = MaxPool(y/Slice) kernel_shape=[1,2] pads=[0,0,0,1] strides=[3,1]");
    }

    @Test
    void aWindowThatReachesBeyondTheDataStays() {
        Graph graph = pooled(
                pool().with("kernel_shape", new long[] {4, 3})
                        .with("strides", new long[] {4, 3})
                        .with("ceil_mode", 1),
                2,
                1);

        assertThat(pass.apply(graph)).isSameAs(graph);
    }
}

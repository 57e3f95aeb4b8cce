package org.vizsla.autodiff.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.testkit.RandomTensors;

class ReadWideWeightsInRowsTest {
    private final ReadWideWeightsInRows pass = new ReadWideWeightsInRows();
    private final GraphBuilder b = new GraphBuilder("net");
    private final String x = b.input("x", DataType.FLOAT32, Shape.batchOf(1100));
    private final String w = b.initializer("w", new RandomTensors(1).normal(1000, 1100));
    private final String bias = b.initializer("bias", new RandomTensors(2).normal(1000));

    @Test
    void turnsLargeProductsAround() {
        b.output(b.op("Gemm", x, w, bias).with("transB", 1).named("y"));
        b.output(b.op("Gemm", x, w).with("transB", 1).named("z"));
        Graph graph = b.build();
        Graph turned = pass.apply(graph);
        assertThat(turned.nodes())
                .extracting(node -> node.operator())
                .containsExactly("Shape", "Greater", "If", "Shape", "Greater", "If");
        for (int batch : new int[] {1, 7, 8, 16}) {
            PassTesting.assertSame(graph, turned, batch, Map.of());
        }
        assertThat(pass.apply(turned)).isSameAs(turned);
    }

    @Test
    void leavesOtherProducts() {
        String small = b.initializer("small", new RandomTensors(1).normal(10, 1100));
        String square = b.initializer("square", new RandomTensors(1).normal(1100, 1100));
        String one = b.input("one", DataType.FLOAT32, Shape.of(1, 1100));
        b.output(b.op("Gemm", x, small).with("transB", 1).value());
        b.output(b.op("Gemm", x, square).value());
        b.output(b.op("Gemm", x, w).with("transB", 1).with("alpha", 2f).value());
        b.output(b.op("Gemm", one, w).with("transB", 1).value());
        Graph graph = b.build();
        assertThat(pass.apply(graph)).isSameAs(graph);
    }
}

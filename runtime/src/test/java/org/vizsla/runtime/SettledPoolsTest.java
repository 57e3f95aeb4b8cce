package org.vizsla.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.pass.SettlePools;

/** Pools that are written without what ONNX Runtime infers wrongly, or begins behind the data, give the same results. */
class SettledPoolsTest {
    private static final Shape DATA = Shape.of(2, 3, 6, 7);

    /**
     * A pool.
     *
     * @param pads top, left, bottom, right; none where padding is automatic
     */
    private record Pool(
            String operator, List<Integer> kernel, List<Integer> pads, List<Integer> strides, String padding) {
        Graph graph() {
            GraphBuilder b = new GraphBuilder("pool");
            String x = b.input("x", DataType.FLOAT32, DATA);
            var node = b.op(operator, x)
                    .with("kernel_shape", longs(kernel))
                    .with("strides", longs(strides))
                    .with("auto_pad", padding);
            if (padding.equals("NOTSET")) {
                node.with("pads", longs(pads)).with("ceil_mode", 1);
            }
            return LearnValues.apply(b.output(node.named("y")).build());
        }
    }

    static List<Pool> pools() {
        List<Integer> none = List.of(0, 0, 0, 0);
        return List.of(
                new Pool("MaxPool", List.of(1, 1), none, List.of(4, 4), "SAME_UPPER"),
                new Pool("AveragePool", List.of(1, 2), none, List.of(3, 1), "SAME_UPPER"),
                new Pool("LpPool", List.of(1, 3), none, List.of(3, 3), "SAME_UPPER"),
                new Pool("MaxPool", List.of(1, 1), none, List.of(4, 4), "NOTSET"),
                new Pool("MaxPool", List.of(1, 2), none, List.of(4, 3), "NOTSET"),
                new Pool("AveragePool", List.of(2, 3), List.of(0, 1, 1, 1), List.of(3, 4), "NOTSET"),
                new Pool("LpPool", List.of(2, 2), List.of(0, 1, 1, 0), List.of(6, 5), "NOTSET"));
    }

    @ParameterizedTest
    @MethodSource("pools")
    void keepTheResults(Pool pool) {
        Graph before = pool.graph();
        Graph after = new SettlePools().apply(before);
        Map<String, Tensor> feeds = Map.of("x", RandomValues.of(6, DATA.sizes()));

        assertThat(after).isNotSameAs(before);
        assertThat(new SettlePools().apply(LearnValues.apply(after)))
                .hasToString(LearnValues.apply(after).toString());
        assertThat(Session.runOnce(after, feeds).get("y").floats())
                .containsExactly(Session.runOnce(before, feeds).get("y").floats(), within(1e-6f));
    }

    @Test
    void usualPoolsStay() {
        Graph graph = new Pool("MaxPool", List.of(3, 3), List.of(1, 1, 1, 1), List.of(2, 2), "NOTSET").graph();

        assertThat(new SettlePools().apply(graph)).isSameAs(graph);
    }

    private static long[] longs(List<Integer> values) {
        return values.stream().mapToLong(Integer::longValue).toArray();
    }
}

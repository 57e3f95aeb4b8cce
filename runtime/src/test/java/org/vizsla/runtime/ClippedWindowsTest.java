package org.vizsla.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.pass.ClipWindows;

/** Pools whose windows are clipped to their data give the same results. */
class ClippedWindowsTest {
    /**
     * A pool of {@code [2, 3, 4, 5]}.
     *
     * @param pads top, left, bottom, right
     */
    private record Pool(String operator, List<Integer> kernel, List<Integer> pads, int stride, int ceil, int counts) {
        Graph graph() {
            GraphBuilder b = new GraphBuilder("pool");
            String x = b.input("x", DataType.FLOAT32, Shape.of(2, 3, 4, 5));
            var node = b.op(operator, x)
                    .with("kernel_shape", longs(kernel))
                    .with("pads", longs(pads))
                    .with("strides", new long[] {stride, stride})
                    .with("ceil_mode", ceil);
            return LearnValues.apply(b.output(
                            (operator.equals("AveragePool") ? node.with("count_include_pad", counts) : node).named("y"))
                    .build());
        }

        private static long[] longs(List<Integer> values) {
            return values.stream().mapToLong(Integer::longValue).toArray();
        }
    }

    static List<Pool> pools() {
        return List.of(
                new Pool("AveragePool", List.of(40, 50), List.of(0, 0, 0, 0), 60, 1, 0),
                new Pool("AveragePool", List.of(40, 50), List.of(0, 0, 0, 0), 60, 1, 1),
                new Pool("AveragePool", List.of(9, 8), List.of(2, 1, 3, 2), 1, 0, 1),
                new Pool("AveragePool", List.of(9, 8), List.of(2, 1, 3, 2), 1, 0, 0),
                new Pool("AveragePool", List.of(9, 9), List.of(2, 1, 2, 1), 9, 1, 1),
                new Pool("AveragePool", List.of(6, 3), List.of(1, 1, 1, 1), 7, 0, 1),
                new Pool("MaxPool", List.of(9, 8), List.of(2, 1, 3, 2), 1, 0, 0),
                new Pool("LpPool", List.of(8, 8), List.of(2, 1, 2, 2), 1, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("pools")
    void keepsTheResults(Pool pool) {
        Graph before = pool.graph();
        Graph after = new ClipWindows().apply(before);
        Map<String, Tensor> feeds = Map.of("x", image());

        assertThat(after).isNotSameAs(before);
        assertThat(Session.runOnce(after, feeds).get("y").floats())
                .containsExactly(Session.runOnce(before, feeds).get("y").floats(), within(1e-6f));
    }

    private static Tensor image() {
        float[] values = new float[120];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i * 0.7);
        }
        return Tensor.ofFloats(Shape.of(2, 3, 4, 5), values);
    }
}

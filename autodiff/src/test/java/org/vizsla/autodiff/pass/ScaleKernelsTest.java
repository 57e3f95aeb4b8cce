package org.vizsla.autodiff.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.testkit.RandomTensors;

class ScaleKernelsTest {
    private final ScaleKernels pass = new ScaleKernels();
    private final GraphBuilder b = new GraphBuilder("net");
    private final Ops ops = new Ops(b);
    private final String x = b.input("x", DataType.FLOAT32, Shape.batchOf(4, 5, 6));
    private final String scale = b.initializer("scale", new RandomTensors(1).normal(4, 1, 1));

    @Test
    void scalesWhatIsConvolved() {
        String w = b.initializer("w", new RandomTensors(2).normal(3, 4, 3, 2));
        b.output(b.op("Conv", ops.mul(x, scale), w).named("y"));
        assertThat(PassTesting.applied(pass, b.build())).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[N, 4, 5, 6]
                  const scale: float32[4, 1, 1][-0.03426732, -2.5000675, 0.087722465, -2.027135]
                  const w: float32[3, 4, 3, 2]
                  const ints/1,4,1,1: int64[4][1, 4, 1, 1]
                  explain/Reshape = Reshape(scale, ints/1,4,1,1)
                  explain/Mul = Mul(w, explain/Reshape)
                  y = Conv(x, explain/Mul)
                  output y
                """);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void scalesGroups(int groups) {
        String w = b.initializer("w", new RandomTensors(2).normal(8, 4 / groups, 3, 2));
        b.output(b.op("Conv", ops.mul(scale, x), w).with("group", groups).named("y"));
        assertLeaves(0, 1);
    }

    @Test
    void scalesAllConvolutionsThatReadIt() {
        String scaled = ops.mul(x, scale);
        for (int i = 0; i < 2; i++) {
            String w = b.initializer("w" + i, new RandomTensors(i).normal(3, 4, 1, 1));
            b.output(b.op("Conv", scaled, w).named("y" + i));
        }
        assertLeaves(0, 2);
    }

    @Test
    void scalesWhatAConvolutionGivesAlsoBehindItsMasks() {
        String w = b.initializer("w", new RandomTensors(2).normal(4, 2, 2, 2));
        String y = b.op("Conv", x, w).with("group", 2).value();
        String masked = ops.mul(ops.mul(y, ops.isPositive(cut())), ops.isPositive(cut()));
        b.output(b.rename(ops.mul(masked, scale), "y"));
        assertLeaves(2, 1);
    }

    @Test
    void scalesByWhatIsComputedLater() {
        String w = b.initializer("w", new RandomTensors(2).normal(4, 4, 1, 1));
        String masked = ops.mul(b.op("Conv", x, w).value(), ops.isPositive(x));
        b.output(b.rename(ops.mul(masked, ops.shaped(ops.neg(scale), 4, 1, 1)), "y"));
        assertLeaves(1, 1);
    }

    @Test
    void scalesOnBothSidesOfAConvolution() {
        String w = b.initializer("w", new RandomTensors(2).normal(4, 4, 1, 1));
        String v = b.initializer("v", new RandomTensors(3).normal(3, 4, 1, 1));
        String first = b.op("Conv", ops.mul(x, scale), w).value();
        String other = b.initializer("other", new RandomTensors(4).normal(1, 4, 1, 1));
        String second = ops.mul(ops.mul(first, ops.isPositive(x)), other);
        b.output(b.op("Conv", second, v).named("y"));
        assertLeaves(1, 2);
    }

    @Test
    void leavesWhatSomethingElseReads() {
        String w = b.initializer("w", new RandomTensors(2).normal(3, 4, 1, 1));
        String scaled = ops.mul(x, scale);
        b.output(b.op("Conv", scaled, w).value()).output(ops.neg(scaled));
        assertUntouched();
    }

    @Test
    void leavesOtherFactors() {
        String w = b.initializer("w", new RandomTensors(2).normal(3, 4, 1, 1));
        for (long[] sizes : new long[][] {{6}, {5, 6}, {1, 1, 1}, {4, 1, 6}, {4, 5, 1}}) {
            String factor =
                    b.initializer("f" + sizes.length + sizes[sizes.length - 1], new RandomTensors(5).normal(sizes));
            b.output(b.op("Conv", ops.mul(x, factor), w).value());
        }
        assertUntouched();
    }

    @Test
    void leavesConvolutionsWithBiasOrKernelsThatAreComputed() {
        String w = b.initializer("w", new RandomTensors(2).normal(4, 4, 1, 1));
        String bias = b.initializer("bias", new RandomTensors(2).normal(4));
        b.output(ops.mul(b.op("Conv", x, w, bias).value(), scale));
        String given = b.input("given", DataType.FLOAT32, Shape.of(4, 4, 1, 1));
        b.output(b.op("Conv", ops.mul(x, scale), given).value());
        assertUntouched();
    }

    private String cut() {
        return ops.slice(ops.slice(x, 2, 0, 4), 3, 0, 5);
    }

    /** So many products of values, and so many of kernels. */
    private void assertLeaves(int values, int kernels) {
        Graph scaled = PassTesting.applied(pass, b.build());
        assertThat(scaled.nodes().stream()
                        .filter(node -> node.is("Mul")
                                && !Constants.isConstant(scaled, node.outputs().get(0)))
                        .count())
                .isEqualTo(values);
        assertThat(scaled.nodes().stream()
                        .filter(node -> node.is("Mul")
                                && Constants.isConstant(scaled, node.outputs().get(0)))
                        .count())
                .isEqualTo(kernels);
    }

    private void assertUntouched() {
        Graph graph = b.build();
        assertThat(pass.apply(graph)).isSameAs(graph);
    }
}

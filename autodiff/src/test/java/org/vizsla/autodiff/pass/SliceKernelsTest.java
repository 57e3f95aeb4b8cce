package org.vizsla.autodiff.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.testkit.RandomTensors;

class SliceKernelsTest {
    private final SliceKernels pass = new SliceKernels();
    private final GraphBuilder b = new GraphBuilder("net");
    private final Ops ops = new Ops(b);
    private final String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 5, 6));
    private final String w = b.initializer("w", new RandomTensors(1).normal(7, 3, 3, 2));

    @Test
    void cutsKernels() {
        String y = b.op("Conv", x, w).with("pads", new long[] {1, 0, 1, 0}).named("y");
        b.output(b.rename(ops.slice(y, 1, 0, 3), "low"));
        b.output(b.rename(ops.slice(y, 1, 3, 7), "high"));
        Graph cut = PassTesting.applied(pass, b.build());
        assertThat(cut).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[N, 3, 5, 6]
                  const w: float32[7, 3, 3, 2]
                  const ints/0: int64[1][0]
                  const ints/3: int64[1][3]
                  const ints/7: int64[1][7]
                  explain/Slice = Slice(w, ints/0, ints/3, ints/0)
                  Slice = Conv(x, explain/Slice) pads=[1,0,1,0]
                  low = Identity(Slice)
                  explain/Slice_1 = Slice(w, ints/3, ints/7, ints/0)
                  Slice_1 = Conv(x, explain/Slice_1) pads=[1,0,1,0]
                  high = Identity(Slice_1)
                  output low, high
                """);
    }

    @Test
    void leavesConvolutionsThatAreReadWhole() {
        String y = b.op("Conv", x, w).value();
        assertUntouched(b.output(ops.slice(y, 1, 0, 3)).output(ops.neg(y)).build());
    }

    @Test
    void leavesConvolutionsThatAreOutputs() {
        String y = b.op("Conv", x, w).value();
        assertUntouched(b.output(ops.slice(y, 1, 0, 3)).output(y).build());
    }

    @Test
    void leavesConvolutionsWithBiasOrGroups() {
        String bias = b.initializer("bias", new RandomTensors(2).normal(7));
        b.output(ops.slice(b.op("Conv", x, w, bias).value(), 1, 0, 3));
        String each = b.initializer("each", new RandomTensors(2).normal(3, 1, 2, 2));
        b.output(ops.slice(b.op("Conv", x, each).with("group", 3).value(), 1, 0, 2));
        assertUntouched(b.build());
    }

    @Test
    void leavesOtherSlices() {
        b.output(ops.slice(b.op("Conv", x, w).value(), 2, 0, 3));
        b.output(ops.flip(b.op("Conv", x, w).value(), 1));
        String end = b.input("end", DataType.INT64, Shape.of(1));
        String y = b.op("Conv", x, w).value();
        b.output(b.op("Slice", y, b.integers(0), end, b.integers(1)).value());
        assertUntouched(b.build());
    }

    private void assertUntouched(Graph graph) {
        assertThat(pass.apply(graph)).isSameAs(graph);
    }
}

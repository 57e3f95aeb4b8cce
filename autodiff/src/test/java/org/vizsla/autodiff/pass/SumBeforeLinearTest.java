package org.vizsla.autodiff.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.testkit.RandomTensors;

class SumBeforeLinearTest {
    private final SumBeforeLinear pass = new SumBeforeLinear();
    private final GraphBuilder b = new GraphBuilder("net");
    private final Ops ops = new Ops(b);
    private final String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 5, 6));
    private final String factors = b.input("factors", DataType.FLOAT32, Shape.batchOf());
    private final String w = b.initializer("w", new RandomTensors(1).normal(8, 3, 3, 2));

    @Test
    void sumsBeforeWhatIsLinear() {
        String kernels = ops.flip(w, 2);
        String phases =
                b.op("Conv", x, kernels).with("pads", new long[] {1, 0, 1, 0}).named("phases");
        String woven = b.op("DepthToSpace", phases).with("blocksize", 2).named("woven");
        b.output(b.rename(sum(ops.slice(woven, 2, 1, 4)), "sum"));
        Graph moved = PassTesting.applied(pass, b.build());
        assertThat(moved.toString()).contains("Flatten(x)").contains("MatMul = Flatten(");
    }

    @Test
    void sumsBeforeTransposedConvolutions() {
        String back = b.initializer("back", new RandomTensors(2).normal(3, 4, 2, 2));
        b.output(sum(b.op("ConvTranspose", x, back)
                .with("strides", new long[] {2, 2})
                .value()));
        Graph graph = b.build();
        assertThat(PassTesting.applied(pass, graph)).isNotSameAs(graph);
    }

    @Test
    void severalSumsAtOnce() {
        String two = b.initializer("two", new RandomTensors(4).normal(2, 3));
        String product = b.op(
                        "MatMul",
                        two,
                        b.op("Flatten", b.op("Conv", x, w).value()).value())
                .value();
        Graph moved = PassTesting.applied(pass, b.output(product).build());
        assertThat(moved.toString()).contains("Flatten(x)");
    }

    @Test
    void leavesWhatIsReadElsewhere() {
        String y = b.op("Conv", x, w).value();
        b.output(sum(y)).output(sum(ops.square(y)));
        assertUntouched();
    }

    @Test
    void leavesConvolutionsWithBiasOrKernelsOfTheBatch() {
        String bias = b.initializer("bias", new RandomTensors(2).normal(8));
        b.output(sum(b.op("Conv", x, w, bias).value()));
        String kernels = ops.add(w, b.op("ReduceMean", x).value());
        b.output(sum(b.op("Conv", x, kernels).value()));
        assertUntouched();
    }

    @Test
    void leavesSlicesOfTheBatch() {
        String y = b.op("Slice", x, b.integers(0), b.integers(2), b.integers(0)).value();
        String two = b.initializer("two", new RandomTensors(4).normal(1, 2));
        b.output(b.op("MatMul", two, b.op("Flatten", y).value()).value());
        assertUntouched();
    }

    @Test
    void leavesWhatIsNotLinear() {
        b.output(sum(b.op("Relu", x).value()));
        assertUntouched();
    }

    private String sum(String value) {
        return ops.matmul(
                ops.reshape(factors, 1, -1),
                b.op("Flatten", value).with("axis", 1).value());
    }

    private void assertUntouched() {
        Graph graph = b.build();
        assertThat(pass.apply(graph)).isSameAs(graph);
    }
}

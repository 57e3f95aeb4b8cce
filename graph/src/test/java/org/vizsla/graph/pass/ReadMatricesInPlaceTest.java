package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

class ReadMatricesInPlaceTest {
    private static final Tensor MATRIX = Tensor.ofFloats(Shape.of(5, 4), new float[20]);

    private final ReadMatricesInPlace pass = new ReadMatricesInPlace();
    private final GraphBuilder b = new GraphBuilder("net");

    @Test
    void tokensAreMultipliedInRows() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 4));
        b.initializer("w", MATRIX);
        b.output(b.op("MatMul", "x", b.op("Transpose", "w").named("t"))
                .called("layer")
                .named("y"));

        assertThat(pass.apply(b.build())).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[N, 3, 4]
                  const w: float32[5, 4]
                  const ints/-1,4: int64[2][-1, 4]
                  const ints/-1,3,5: int64[3][-1, 3, 5]
                  in_place/Reshape = Reshape(x, ints/-1,4)
                  in_place/Gemm = Gemm(in_place/Reshape, w) transB=1
                  y = Reshape(in_place/Gemm, ints/-1,3,5)
                  output y
                """);
    }

    @Test
    void theTransposeOfAConstantThatIsOneIsTheMatrix() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(4));
        b.initializer("w", Tensor.transposeOf(MATRIX));
        String y = b.op("MatMul", "x", "w").named("y");
        String back = b.op("Transpose", "w").with("perm", new long[] {1, 0}).named("back");
        b.output(b.op("MatMul", y, back).named("z"));

        assertThat(pass.apply(b.build())).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[N, 4]
                  const w.matrix: float32[5, 4]
                  y = Gemm(x, w.matrix) transB=1
                  z = MatMul(y, w.matrix)
                  output z
                """);
    }

    @Test
    void aGemmTurnsItsOperand() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(5));
        b.initializer("w", Tensor.transposeOf(MATRIX));
        b.initializer("c", Tensor.ofFloats(Shape.of(4), 1, 2, 3, 4));
        b.output(b.op("Gemm", "x", "w", "c").with("transB", 1).with("alpha", 2f).named("y"));

        assertThat(pass.apply(b.build())).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[N, 5]
                  const c: float32[4][1.0, 2.0, 3.0, 4.0]
                  const w.matrix: float32[5, 4]
                  y = Gemm(x, w.matrix, c) alpha=2.0 transB=0
                  output y
                """);
    }

    @Test
    void otherReadersGetTheTransposeFromANode() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(4));
        b.initializer("w", Tensor.transposeOf(MATRIX));
        b.output(b.op("MatMul", "x", "w").named("y"));
        b.output(b.op("Neg", "w").named("z"));
        b.output("w");

        assertThat(pass.apply(b.build())).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[N, 4]
                  const w.matrix: float32[5, 4]
                  w = Transpose(w.matrix)
                  y = Gemm(x, w.matrix) transB=1
                  z = Neg(w)
                  output y, z, w
                """);
    }

    @Test
    void othersStay() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 4));
        b.input("half", DataType.FLOAT16, Shape.batchOf(4));
        b.initializer("w", MATRIX);
        b.initializer("h", Tensor.of(DataType.FLOAT16, Shape.of(5, 4), Tensor.allocate(40)));
        b.initializer("stack", Tensor.ofFloats(Shape.of(1, 5, 4), new float[20]));
        b.output(b.op("MatMul", "half", b.op("Transpose", "h").value()).named("of half precision"));
        String swapped =
                b.op("Transpose", "stack").with("perm", new long[] {0, 2, 1}).value();
        b.output(b.op("MatMul", "x", swapped).named("of stacks"));
        String same = b.op("Transpose", "w").with("perm", new long[] {0, 1}).value();
        b.output(b.op("MatMul", same, b.op("Transpose", "x").value()).named("of the same order"));
        b.output(b.op("Add", "x", b.op("Transpose", "w").value()).named("sum"));
        String unknown = b.op("Relu", "x").value();
        b.output(b.op("MatMul", unknown, b.op("Transpose", "w").value()).named("of unknown shape"));
        Graph graph = b.build();

        assertThat(pass.apply(graph)).isSameAs(graph);
    }
}

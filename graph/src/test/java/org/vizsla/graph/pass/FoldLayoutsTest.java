package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;

class FoldLayoutsTest {
    private final FoldLayouts pass = new FoldLayouts();
    private final GraphBuilder b = new GraphBuilder("net");

    @Test
    void theTransposeOfAMatrixIsAView() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 4));
        b.initializer("w", Tensor.ofFloats(Shape.of(5, 4), new float[20]));
        String t = b.op("Transpose", "w").with("perm", new long[] {1, 0}).named("t");
        b.output(b.op("MatMul", "x", t).named("y"));
        Graph folded = pass.apply(b.build());

        assertThat(folded).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[N, 3, 4]
                  const t: float32[4, 5]
                  y = MatMul(x, t)
                  output y
                """);
        assertThat(Objects.requireNonNull(folded.initializers().get("t")).data())
                .isInstanceOf(TensorData.OfTransposed.class);
        assertThat(pass.apply(folded)).isSameAs(folded);
    }

    @Test
    void axesThatChangePlacesAsGroupsAreAView() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 4, 5));
        b.initializer("w", Tensor.ofFloats(Shape.of(1, 2, 3, 4), new float[24]));
        String t = b.op("Transpose", "w").with("perm", new long[] {3, 1, 2, 0}).named("t");
        b.output(b.op("Conv", "x", t).named("y"));
        Graph folded = pass.apply(b.build());

        Tensor weight = Objects.requireNonNull(folded.initializers().get("t"));
        assertThat(weight.shape()).isEqualTo(Shape.of(4, 2, 3, 1));
        assertThat(weight.data())
                .isInstanceOfSatisfying(
                        TensorData.OfTransposed.class,
                        of -> assertThat(of.matrix().shape()).isEqualTo(Shape.of(6, 4)));
    }

    @Test
    void whatIsNoConstantOrAnOutputStays() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(4));
        b.initializer("w", Tensor.ofFloats(Shape.of(5, 4), new float[20]));
        b.output(b.op("Transpose", "w").named("t"));
        b.output(b.op("Transpose", "x").named("y"));
        Graph graph = b.build();

        assertThat(pass.apply(graph)).isSameAs(graph);
    }
}

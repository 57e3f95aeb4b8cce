package org.vizsla.autodiff.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.testkit.RandomTensors;

class GatherChosenRowsTest {
    private static final Map<String, Tensor> CLASSES = Map.of("class", Tensor.ofLongs(Shape.of(3), 4, 0, 2));

    private final GatherChosenRows pass = new GatherChosenRows();
    private final GraphBuilder b = new GraphBuilder("net");

    GatherChosenRowsTest() {
        b.input("class", DataType.INT64, Shape.batchOf());
        b.initializer("w", new RandomTensors(1).normal(5, 7));
        b.initializer("v", new RandomTensors(2).normal(7, 5));
    }

    @Test
    void readsRowsAndColumns() {
        String oneHot = oneHot(0f, 1f);
        b.output(b.op("Gemm", oneHot, "w").named("rows"));
        b.output(b.op("Gemm", oneHot, "v").with("transB", 1).named("columns"));
        b.output(b.op("MatMul", oneHot, "w").named("product"));
        assertThat(PassTesting.applied(pass, b.build(), CLASSES)).hasToString("""
                graph net (ai.onnx 21)
                  input class: int64[N]
                  const w: float32[5, 7]
                  const v: float32[7, 5]
                  rows = Gather(w, class) axis=0
                  explain/Gather = Gather(v, class) axis=1
                  columns = Transpose(explain/Gather) perm=[1,0]
                  product = Gather(w, class) axis=0
                  output rows, columns, product
                """);
    }

    @Test
    void leavesOtherProducts() {
        b.output(b.op("Gemm", oneHot(0f, 2f), "w").value());
        b.output(b.op("Gemm", oneHot(0f, 1f), "w").with("alpha", 2f).value());
        b.output(b.op("Gemm", oneHot(0f, 1f), "w", b.scalar(1f)).value());
        b.output(b.op("Gemm", "v", "w").value());
        Graph graph = b.build();
        assertThat(pass.apply(graph)).isSameAs(graph);
    }

    private String oneHot(float off, float on) {
        String values = b.constant("values", Tensor.ofFloats(Shape.of(2), off, on));
        String oneHot =
                b.op("OneHot", "class", b.integer(5), values).with("axis", 1).value();
        b.value(new Value(oneHot, DataType.FLOAT32, Shape.batchOf(5)));
        return oneHot;
    }
}

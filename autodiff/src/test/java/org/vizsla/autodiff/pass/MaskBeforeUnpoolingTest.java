package org.vizsla.autodiff.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.vizsla.autodiff.BackwardBuilder;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.runtime.LearnValues;

class MaskBeforeUnpoolingTest {
    private final MaskBeforeUnpooling pass = new MaskBeforeUnpooling();
    private final GraphBuilder b = new GraphBuilder("net");
    private final Ops ops = new Ops(b);
    private final String x = b.input("x", DataType.FLOAT32, Shape.batchOf(2, 7, 5));

    @Test
    void masksTheSmallerCotangent() {
        String relu = b.op("Relu", x).named("relu");
        Graph graph = gradient(b.output(pool(relu)).build());
        assertThat(PassTesting.applied(pass, graph)).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[N, 2, 7, 5]
                  input dy: float32[N, 2, 3, 2]
                  const ints/-1: int64[1][-1]
                  relu: float32[N, 2, 7, 5] = Relu(x)
                  MaxPool_1, MaxPool_2 = MaxPool(relu) kernel_shape=[3,3] strides=[2,2]
                  Shape = Shape(relu)
                  ConstantOfShape = ConstantOfShape(Shape)
                  Reshape = Reshape(ConstantOfShape, ints/-1)
                  Reshape_3 = Reshape(MaxPool_2, ints/-1)
                  explain/HardSigmoid = HardSigmoid(MaxPool_1) alpha=3.0E38 beta=0.0
                  explain/Mul = Mul(dy, explain/HardSigmoid)
                  explain/Reshape = Reshape(explain/Mul, ints/-1)
                  ScatterElements = ScatterElements(Reshape, Reshape_3, explain/Reshape) reduction="add"
                  Shape_5 = Shape(relu)
                  Reshape_6: float32[N, 2, 7, 5] = Reshape(ScatterElements, Shape_5)
                  dx = Identity(Reshape_6)
                  output dx
                """);
    }

    @Test
    void masksEachPartOfAConcatenation() {
        String low = b.op("Relu", x).value();
        String high = b.op("Relu", ops.neg(x)).value();
        Graph graph = gradient(b.output(pool(ops.concat(1, low, high))).build());
        Graph masked = PassTesting.applied(pass, graph);
        assertThat(count(graph, "HardSigmoid")).isEqualTo(2);
        assertThat(count(masked, "HardSigmoid")).isEqualTo(1);
    }

    @Test
    void leavesWhatIsMaskedInPartOnly() {
        String low = b.op("Relu", x).value();
        String high = b.op("Tanh", x).value();
        assertUntouched(gradient(b.output(pool(ops.concat(1, low, high))).build()));
    }

    @Test
    void leavesMasksOfValuesThatAreReadElsewhere() {
        String relu = b.op("Relu", x).value();
        assertUntouched(gradient(b.output(ops.add(ops.sum(pool(relu), true, 2, 3), ops.mean(relu, true, 2, 3)))
                .build()));
    }

    private void assertUntouched(Graph graph) {
        assertThat(pass.apply(graph)).isSameAs(graph);
    }

    private String pool(String value) {
        return b.op("MaxPool", value)
                .with("kernel_shape", new long[] {3, 3})
                .with("strides", new long[] {2, 2})
                .value();
    }

    private static Graph gradient(Graph graph) {
        Graph forward = LearnValues.apply(graph);
        String output = forward.outputs().get(0);
        GraphBuilder builder = forward.toBuilder();
        Shape shape = Objects.requireNonNull(forward.shape(output));
        String dy = builder.input("dy", DataType.FLOAT32, shape);
        String dx = BackwardBuilder.append(builder, forward, Map.of(output, dy), List.of("x"))
                .get("x");
        return builder.outputs(List.of(builder.rename(Objects.requireNonNull(dx), "dx")))
                .buildPruned();
    }

    private static long count(Graph graph, String operator) {
        return graph.nodes().stream().filter(node -> node.is(operator)).count();
    }
}

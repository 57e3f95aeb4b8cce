package org.vizsla.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vizsla.testkit.TensorAssertions.assertClose;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.RandomTensors;

/** Classifiers with operators that are compositions are imported in their parts. */
class ImportCompositionsTest {
    private static final RandomTensors RANDOM = new RandomTensors(4);

    private final GraphBuilder b = new GraphBuilder("net").opset("", 24);
    private final String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 6, 5));

    private void assertUniform(String scores, String... gone) {
        Graph raw = b.output(scores).build();
        ImportedGraph imported = new ImportClassifier(ImportSettings.DEFAULT).apply(raw);
        Tensor image = RANDOM.normal(2, 3, 6, 5);
        Tensor expected = Session.runOnce(raw, Map.of("x", image)).get(scores);
        Tensor actual = Session.runOnce(imported.graph(), Map.of(imported.input(), image))
                .get(imported.scores());

        assertThat(imported.graph().opset()).isEqualTo(GraphBuilder.OPSET);
        assertThat(imported.graph().nodes()).noneMatch(node -> List.of(gone).contains(node.operator()));
        assertClose("scores", actual, expected, 1e-5);
    }

    /** {@code [N, 6, 15]}: the rows of an image. */
    private String rows() {
        String rows = b.op("Transpose", x).with("perm", new long[] {0, 2, 1, 3}).value();
        return b.op("Reshape", rows, b.integers(0, 6, 15)).value();
    }

    private String dense(String features, long from) {
        return b.op("MatMul", features, b.constant("w", RANDOM.normal(from, 4))).value();
    }

    @Test
    void attentionOverRows() {
        String normalized = b.op("RMSNormalization", rows(), b.constant("scale", RANDOM.normal(15)))
                .value();
        String attention = b.op("Attention", normalized, normalized, normalized)
                .with("q_num_heads", 3)
                .with("kv_num_heads", 3)
                .value();
        String active = b.op("Swish", attention).value();
        String mean =
                b.op("ReduceMean", active, b.integers(1)).with("keepdims", 0).value();
        assertUniform(dense(mean, 15), "Attention", "RMSNormalization", "Swish");
    }

    @Test
    void aRecurrentLayerOverRows() {
        String steps =
                b.op("Transpose", rows()).with("perm", new long[] {1, 0, 2}).value();
        List<String> outputs = b.op(
                        "LSTM",
                        steps,
                        b.constant("w", RANDOM.normal(2, 28, 15)),
                        b.constant("r", RANDOM.normal(2, 28, 7)),
                        b.constant("b", RANDOM.normal(2, 56)))
                .with("hidden_size", 7)
                .with("direction", "bidirectional")
                .values(1);
        String last =
                b.op("Gather", outputs.get(0), b.integer(5)).with("axis", 0).value();
        String joined =
                b.op("Transpose", last).with("perm", new long[] {1, 0, 2}).value();
        assertUniform(dense(b.op("Reshape", joined, b.integers(0, 14)).value(), 14), "LSTM");
    }

    @Test
    void aLoopOverRowsWithinALoop() {
        String count = b.op(
                        "Squeeze",
                        b.op("Shape", rows()).with("start", 1).with("end", 2).value())
                .value();
        String yes = b.op("Cast", b.integer(1)).with("to", DataType.BOOL.code()).value();
        String start =
                b.op("ReduceSum", rows(), b.integers(1)).with("keepdims", 0).value();
        Graph inner = body("inner", "outer_state");
        GraphBuilder outer = new GraphBuilder("outer").scope("outer");
        outer.input("outer_trip", DataType.INT64, Shape.of());
        String go = outer.input("outer_go", DataType.BOOL, Shape.of());
        String state = outer.input("outer_state", DataType.FLOAT32, Shape.batchOf(15));
        String twice = outer.op("Loop", outer.integer(2), go, state)
                .with("body", new Attribute.OfGraph(inner))
                .value();
        String handed = outer.op("Identity", go).value();
        Graph body = outer.output(handed).output(twice).buildInner();
        String end = b.op("Loop", count, yes, start)
                .with("body", new Attribute.OfGraph(body))
                .value();
        assertUniform(dense(end, 15), "Loop");
    }

    /** {@code state = tanh(state) + captured}. */
    private static Graph body(String name, String captured) {
        GraphBuilder body = new GraphBuilder(name).scope(name);
        body.input(name + "_trip", DataType.INT64, Shape.of());
        String go = body.input(name + "_go", DataType.BOOL, Shape.of());
        String state = body.input(name + "_state", DataType.FLOAT32, Shape.batchOf(15));
        String next = body.op("Add", body.op("Tanh", state).value(), captured).value();
        return body.output(body.op("Identity", go).value()).output(next).buildInner();
    }
}

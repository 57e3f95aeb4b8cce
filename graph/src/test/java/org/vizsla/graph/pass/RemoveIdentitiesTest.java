package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;

class RemoveIdentitiesTest {
    private final RemoveIdentities pass = new RemoveIdentities();
    private final GraphBuilder b = new GraphBuilder("net");

    RemoveIdentitiesTest() {
        b.input("x", DataType.FLOAT32, Shape.of(2, 3));
    }

    @Test
    void removesIdentityDropoutAndCastInAChain() {
        String copy = b.op("Identity", "x").named("copy");
        List<String> dropped = b.op("Dropout", copy, b.scalar(0.5f)).values(2);
        String cast =
                b.op("Cast", dropped.get(0)).with("to", DataType.FLOAT32.code()).named("cast");
        b.output(b.op("Add", cast, copy).named("y"));
        Graph graph = b.build();
        String before = graph.toString();

        Graph removed = pass.apply(graph);

        assertThat(removed).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[2, 3]
                  y = Add(x, x)
                  output y
                """);
        assertThat(graph).hasToString(before);
        assertThat(pass.apply(removed)).isSameAs(removed);
    }

    @Test
    void knowsTypesOfValuesAndInitializers() {
        String constant = b.constant("c", Tensor.ofLongs(Shape.of(3), 1, 2, 3));
        String same = b.op("Cast", constant).with("to", DataType.INT64.code()).named("same");
        b.value(new Value("r", DataType.FLOAT32, null));
        b.op("Relu", "x").named("r");
        String stays = b.op("Cast", "r").with("to", DataType.FLOAT32.code()).named("s");
        String other = b.op("Cast", same).with("to", DataType.FLOAT32.code()).named("other");
        b.output(b.op("Add", stays, other).named("y"));
        assertThat(pass.apply(b.build())).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[2, 3]
                  const c: int64[3][1, 2, 3]
                  r: float32 = Relu(x)
                  other = Cast(c) to=1
                  y = Add(r, other)
                  output y
                """);
    }

    @Test
    void leavesCastsOfUnknownType() {
        String relu = b.op("Relu", "x").value();
        String cast = b.op("Cast", relu).with("to", DataType.FLOAT32.code()).value();
        assertUntouched(b.output(b.op("Neg", cast).named("y")).build());
    }

    @Test
    void leavesWhatMakesAnOutput() {
        b.op("Relu", "x").named("r");
        b.op("Dropout", "r").named("d");
        assertUntouched(b.output(b.op("Identity", "r").named("y")).output("d").build());
    }

    @Test
    void leavesDropoutWhoseMaskIsUsed() {
        List<String> dropped = b.op("Dropout", "x").values(2);
        String kept = b.op("Where", dropped.get(1), dropped.get(0), "x").named("y");
        assertUntouched(b.output(kept).build());
    }

    @Test
    void leavesDropoutInTraining() {
        String ratio = b.scalar(0.5f);
        String training = b.constant("training", bool(true));
        String dropped = b.op("Dropout", "x", ratio, training).value();
        assertUntouched(b.output(b.op("Relu", dropped).named("y")).build());
    }

    /** As exporters write a ratio of 0 for a model that they took for one in training. */
    @Test
    void removesDropoutInTrainingThatDropsNothing() {
        String training = b.constant("training", bool(true));
        String dropped = b.op("Dropout", "x", b.scalar(0), training).value();
        Graph graph = b.output(b.op("Relu", dropped).named("y")).build();
        assertThat(pass.apply(graph).nodes()).hasSize(1);
    }

    /** The ratio is 0.5 where none is given. */
    @Test
    void leavesDropoutInTrainingWithoutARatio() {
        String dropped =
                b.op("Dropout", "x", "", b.constant("training", bool(true))).value();
        assertUntouched(b.output(b.op("Relu", dropped).named("y")).build());
    }

    @Test
    void removesDropoutThatIsToldNotToTrain() {
        String training = b.constant("training", bool(false));
        String dropped = b.op("Dropout", "x", b.scalar(0.5f), training).value();
        Graph graph = b.output(b.op("Relu", dropped).named("y")).build();
        assertThat(pass.apply(graph).nodes()).hasSize(1);
    }

    @Test
    void leavesValuesThatASubgraphCaptures() {
        String copy = b.op("Identity", "x").named("copy");
        Graph branch = new GraphBuilder("branch").output(copy).buildInner();
        String chosen = b.op("If", b.constant("go", bool(true)))
                .with("then_branch", new Attribute.OfGraph(branch))
                .with("else_branch", new Attribute.OfGraph(branch))
                .named("y");
        assertUntouched(b.output(chosen).build());
    }

    @Test
    void aSubgraphsOwnValueOfTheSameNameIsAnother() {
        GraphBuilder inner = new GraphBuilder("body");
        inner.input("row", DataType.FLOAT32, Shape.of(3));
        inner.constant("copy", Tensor.scalar(1f));
        Graph body = inner.output(inner.op("Add", "row", "copy").named("sum")).build();
        Map<String, Attribute> attributes =
                Map.of("body", new Attribute.OfGraph(body), "num_scan_inputs", new Attribute.Int(1));
        b.add(new Node("", "Scan", "", List.of("x"), List.of("rows"), attributes));
        String copy = b.op("Identity", "x").named("copy");
        Graph graph = b.output(b.op("Add", "rows", copy).named("y")).build();
        assertThat(pass.apply(graph).nodes()).extracting(Node::operator).containsExactly("Scan", "Add");
    }

    private void assertUntouched(Graph graph) {
        assertThat(pass.apply(graph)).isSameAs(graph);
    }

    private static Tensor bool(boolean value) {
        var bytes = Tensor.allocate(1);
        bytes.put(0, (byte) (value ? 1 : 0));
        return Tensor.of(DataType.BOOL, Shape.of(), bytes);
    }
}

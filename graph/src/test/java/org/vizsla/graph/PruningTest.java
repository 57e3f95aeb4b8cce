package org.vizsla.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PruningTest {
    private final GraphBuilder b = new GraphBuilder("net");

    PruningTest() {
        b.input("x", DataType.FLOAT32, Shape.of(2));
        b.input("unused", DataType.FLOAT32, Shape.of(2));
    }

    @Test
    void keepsWhatAnOutputNeeds() {
        b.initializer("w", Tensor.scalar(2f));
        b.initializer("dropped", Tensor.scalar(3f));
        b.op("Mul", "x", "w").named("a");
        b.op("Mul", "x", "dropped").named("dead");
        b.op("Relu", "dead").named("also dead");
        b.value(new Value("a", DataType.FLOAT32, Shape.of(2)));
        b.value(new Value("dead", DataType.FLOAT32, Shape.of(2)));
        Graph pruned = b.output("a").buildPruned();
        assertThat(pruned).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[2]
                  input unused: float32[2]
                  const w: float32[][2.0]
                  a: float32[2] = Mul(x, w)
                  output a
                """);
        assertThat(pruned.values()).containsOnlyKeys("a");
        assertThat(pruned.defines("dead")).isFalse();
    }

    @Test
    void keepsANodeForAnyOfItsOutputs() {
        List<String> parts = b.op("Split", "x").with("num_outputs", 2).values(2);
        b.op("Relu", parts.get(1)).named("y");
        assertThat(b.output("y").buildPruned().nodes()).hasSize(2);
    }

    @Test
    void keepsWhatSubgraphsCapture() {
        b.input("go", DataType.BOOL, Shape.of());
        b.initializer("w", Tensor.scalar(2f));
        b.initializer("deep", Tensor.scalar(3f));
        b.op("Relu", "x").named("captured");
        b.op("Tanh", "x").named("result");
        GraphBuilder innermost = new GraphBuilder("innermost");
        innermost.op("Mul", "captured", "deep").named("p");
        GraphBuilder thenBranch = new GraphBuilder("then");
        thenBranch
                .op("If", "go")
                .with("then_branch", new Attribute.OfGraph(innermost.output("p").buildInner()))
                .with("else_branch", new Attribute.OfGraph(mul("w", "q")))
                .named("t");
        GraphBuilder elseBranch = new GraphBuilder("else").output("result");
        b.op("If", "go")
                .with(
                        "then_branch",
                        new Attribute.OfGraph(thenBranch.output("t").buildInner()))
                .with("else_branch", new Attribute.OfGraph(elseBranch.buildInner()))
                .named("y");
        Graph pruned = b.output("y").buildPruned();
        assertThat(pruned.initializers()).containsOnlyKeys("w", "deep");
        assertThat(pruned.nodes()).extracting(Node::operator).containsExactly("Relu", "Tanh", "If");
    }

    private static Graph mul(String constant, String output) {
        GraphBuilder inner = new GraphBuilder("mul");
        inner.op("Mul", "x", constant).named(output);
        return inner.output(output).buildInner();
    }

    @Test
    void anOutputMayBeAnInputOrAConstant() {
        b.initializer("c", Tensor.scalar(1f));
        b.op("Relu", "x").named("dead");
        Graph pruned = b.output("x").output("c").buildPruned();
        assertThat(pruned.nodes()).isEmpty();
        assertThat(pruned.initializers()).containsOnlyKeys("c");
    }
}

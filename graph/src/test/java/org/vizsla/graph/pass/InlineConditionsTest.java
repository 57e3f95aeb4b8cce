package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

class InlineConditionsTest {
    private final InlineConditions pass = new InlineConditions();
    private final GraphBuilder b = new GraphBuilder("net");

    InlineConditionsTest() {
        b.input("x", DataType.FLOAT32, Shape.of(2));
    }

    private static Tensor truth(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length);
        for (int i = 0; i < values.length; i++) {
            bytes.put(i, (byte) values[i]);
        }
        return Tensor.of(DataType.BOOL, Shape.of(values.length), bytes);
    }

    private static Attribute branch(String operator, String reads, String defines) {
        GraphBuilder inner = new GraphBuilder(defines);
        inner.initializer("two", Tensor.scalar(2f));
        inner.op(operator, reads, "two").named(defines);
        return new Attribute.OfGraph(inner.output(defines).buildInner());
    }

    @ParameterizedTest
    @CsvSource({"1, Add", "0, Mul"})
    void takesTheBranchOfAConstant(int condition, String operator) {
        b.initializer("go", truth(condition));
        b.op("If", "go")
                .with("then_branch", branch("Add", "x", "t"))
                .with("else_branch", branch("Mul", "x", "t"))
                .named("y");
        Graph graph = b.output("y").build();
        String before = graph.toString();
        assertThat(pass.apply(graph)).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[2]
                  const two_1: float32[][2.0]
                  t_2 = %s(x, two_1)
                  y = Identity(t_2)
                  output y
                """.formatted(operator));
        assertThat(graph).hasToString(before);
    }

    @Test
    void renamesWhatSubgraphsWithinCapture() {
        GraphBuilder outer = new GraphBuilder("outer");
        outer.op("Relu", "x").named("r");
        outer.op("If", "open")
                .with("then_branch", branch("Add", "r", "t"))
                .with(
                        "else_branch",
                        new Attribute.OfGraph(new GraphBuilder("r").output("r").buildInner()))
                .named("i");
        b.input("open", DataType.BOOL, Shape.of());
        b.initializer("go", truth(1));
        b.op("If", "go")
                .with("then_branch", new Attribute.OfGraph(outer.output("i").buildInner()))
                .with("else_branch", branch("Mul", "x", "t"))
                .named("y");
        assertThat(pass.apply(b.output("y").build())).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[2]
                  input open: bool[]
                  r_1 = Relu(x)
                  i_2 = If(open) else_branch={ graph r (ai.onnx 21);   output r_1 } \
                then_branch={ graph t (ai.onnx 21);   const two: float32[][2.0];   t = Add(r_1, two);   output t }
                  y = Identity(i_2)
                  output y
                """);
    }

    @Test
    void otherConditionsStay() {
        b.input("open", DataType.BOOL, Shape.of());
        b.initializer("none", truth());
        b.initializer("number", Tensor.scalar(1f));
        for (String condition : new String[] {"open", "none", "number"}) {
            b.output(b.op("If", condition)
                    .with("then_branch", branch("Add", "x", "t"))
                    .with("else_branch", branch("Mul", "x", "t"))
                    .value());
        }
        Graph graph = b.build();
        assertThat(pass.apply(graph)).isSameAs(graph);
    }

    @Test
    void aBranchWithOtherOutputsStays() {
        b.initializer("go", truth(1));
        b.op("If", "go").with("then_branch", branch("Add", "x", "t")).values(2);
        Graph graph = b.build();
        assertThat(pass.apply(graph)).isSameAs(graph);
    }
}

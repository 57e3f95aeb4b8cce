package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.HalfPrecision;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;

class ComputeInFloat32Test {
    private final ComputeInFloat32 pass = new ComputeInFloat32();

    @Test
    void halvesBecomeFloats() {
        GraphBuilder b = new GraphBuilder("half");
        b.input("x", DataType.FLOAT32, Shape.of(2, 3));
        b.op("Cast", "x").with("to", DataType.FLOAT16.code()).named("half");
        b.value(new Value("half", DataType.FLOAT16, Shape.of(2, 3)));
        b.initializer("w", HalfPrecision.narrowed(Tensor.ofFloats(Shape.of(3), 0.5f, -2, 65504)));
        b.op("Mul", "half", "w").named("product");
        b.op("Cast", "product").with("to", DataType.FLOAT32.code()).named("y");

        assertThat(pass.apply(b.output("y").build())).hasToString("""
                graph half (ai.onnx 21)
                  input x: float32[2, 3]
                  const w: float32[3][0.5, -2.0, 65504.0]
                  half: float32[2, 3] = Cast(x) to=1
                  product = Mul(half, w)
                  y = Cast(product) to=1
                  output y
                """);
    }

    @Test
    void otherPrecisionsToo() {
        GraphBuilder b = new GraphBuilder("others");
        b.input("x", DataType.FLOAT64, Shape.of(3));
        ByteBuffer doubles = Tensor.allocate(24);
        doubles.putDouble(0.1).putDouble(-1e300).putDouble(Double.POSITIVE_INFINITY);
        b.initializer("doubles", Tensor.of(DataType.FLOAT64, Shape.of(3), doubles.flip()));
        ByteBuffer brains = Tensor.allocate(2);
        brains.putShort((short) 0xbfc0);
        b.initializer("brain", Tensor.of(DataType.BFLOAT16, Shape.of(1), brains.flip()));
        b.op("Add", "x", "doubles").named("y");
        Graph graph = pass.apply(b.output("y").build());

        assertThat(graph.value("x")).isEqualTo(new Value("x", DataType.FLOAT32, Shape.of(3)));
        assertThat(Objects.requireNonNull(graph.initializers().get("doubles")).floats())
                .containsExactly(0.1f, -Float.MAX_VALUE, Float.POSITIVE_INFINITY);
        assertThat(Objects.requireNonNull(graph.initializers().get("brain")).floats())
                .containsExactly(-1.5f);
    }

    @Test
    void generatorsAndSubgraphsToo() {
        GraphBuilder branch = new GraphBuilder("branch");
        branch.op("Cast", "x").with("to", DataType.FLOAT16.code()).named("inner");
        Graph inner = branch.output("inner").buildInner();
        GraphBuilder b = new GraphBuilder("generators");
        b.input("x", DataType.FLOAT32, Shape.of(3));
        b.input("yes", DataType.BOOL, Shape.of());
        b.op("ConstantOfShape", b.integers(3))
                .with("value", new Attribute.OfTensor(HalfPrecision.narrowed(Tensor.ofFloats(Shape.of(1), 0.25f))))
                .named("filled");
        b.op("If", "yes")
                .with("then_branch", new Attribute.OfGraph(inner))
                .with("else_branch", new Attribute.OfGraph(inner))
                .named("chosen");
        String text = pass.apply(b.output("filled").output("chosen").build()).toString();

        assertThat(text).contains("float32[1][0.25]", "to=1").doesNotContain("float16", "to=10");
    }

    @Test
    void aNetworkOfFloatsStays() {
        GraphBuilder b = new GraphBuilder("plain");
        b.input("x", DataType.FLOAT32, Shape.of(3));
        b.op("Cast", "x").with("to", DataType.INT64.code()).named("y");
        Graph graph = b.output("y").build();

        assertThat(pass.apply(graph)).isSameAs(graph);
    }
}

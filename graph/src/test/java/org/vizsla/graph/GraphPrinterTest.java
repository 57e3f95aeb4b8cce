package org.vizsla.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphPrinterTest {
    @Test
    void printsOneLineAnInputConstantNodeAndOutput() {
        GraphBuilder b = new GraphBuilder("net");
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 4));
        b.input(new Value("mask", DataType.BOOL, null));
        b.initializer("w", Tensor.ofFloats(Shape.of(2, 3, 3), new float[18]));
        b.op("Conv", "x", "w")
                .called("first")
                .with("strides", new long[] {2})
                .with("group", 1)
                .named("c");
        b.value(new Value("c", DataType.FLOAT32, Shape.batchOf(2, 1)));
        b.op("Clip", List.of("c", "", b.scalar(6f))).named("y");
        assertThat(GraphPrinter.print(b.output("y").output("c").build())).isEqualTo("""
                graph net (ai.onnx 21)
                  input x: float32[N, 3, 4]
                  input mask: bool
                  const w: float32[2, 3, 3]
                  const float/6.0: float32[][6.0]
                  c: float32[N, 2, 1] = Conv(x, w) group=1 strides=[2]
                  y = Clip(c, _, float/6.0)
                  output y, c
                """);
    }

    @Test
    void printsEveryKindOfAttribute() {
        GraphBuilder inner = new GraphBuilder("body");
        inner.op("Relu", "x").named("r");
        Map<String, Attribute> attributes = new java.util.HashMap<>();
        attributes.put("a_int", new Attribute.Int(-3));
        attributes.put("b_real", new Attribute.Real(0.1f));
        attributes.put("c_text", new Attribute.Text("say \"a\\b\"\nagain"));
        attributes.put("d_ints", Attribute.Ints.of(1, 2));
        attributes.put("e_reals", new Attribute.Reals(List.of(1f, -0.5f)));
        attributes.put("f_texts", new Attribute.Texts(List.of("p", "q")));
        attributes.put("g_tensor", new Attribute.OfTensor(Tensor.ofLongs(Shape.of(2), 5, 6)));
        attributes.put(
                "h_many", new Attribute.OfTensor(Tensor.of(DataType.UINT8, Shape.of(4, 4), ByteBuffer.allocate(16))));
        attributes.put("i_graph", new Attribute.OfGraph(inner.output("r").buildInner()));
        GraphBuilder b = new GraphBuilder("kinds").opset("org.example", 2);
        b.input("x", DataType.FLOAT32, Shape.of(1));
        b.add(new Node("", "Odd", "org.example", List.of("x"), List.of("y", "", "z"), attributes));
        assertThat(b.output("y").build()).hasToString("""
                graph kinds (ai.onnx 21, org.example 2)
                  input x: float32[1]
                  y, _, z = org.example.Odd(x) a_int=-3 b_real=0.1 c_text="say \\"a\\\\b\\"\\nagain" d_ints=[1,2] \
                e_reals=[1.0,-0.5] f_texts=["p","q"] g_tensor=int64[2][5, 6] h_many=uint8[4, 4] \
                i_graph={ graph body (ai.onnx 21);   r = Relu(x);   output r }
                  output y
                """);
    }
}

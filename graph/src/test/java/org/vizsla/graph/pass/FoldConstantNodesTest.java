package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.vizsla.graph.VizslaException;

class FoldConstantNodesTest {
    private final FoldConstantNodes pass = new FoldConstantNodes();

    @Test
    void makesInitializersOfAllForms() {
        GraphBuilder b = new GraphBuilder("constants");
        constant(b, "tensor", "value", new Attribute.OfTensor(Tensor.ofFloats(Shape.of(1, 2), 3, 4)));
        constant(b, "number", "value_float", new Attribute.Real(0.5f));
        constant(b, "numbers", "value_floats", new Attribute.Reals(List.of(1f, 2f, 3f)));
        constant(b, "integer", "value_int", new Attribute.Int(7));
        constant(b, "integers", "value_ints", new Attribute.Ints(List.of(-1L, 8L)));
        b.op("Add", "tensor", "number").named("y");
        Graph graph = b.output("y")
                .output("numbers")
                .output("integer")
                .output("integers")
                .build();
        String before = graph.toString();

        Graph folded = pass.apply(graph);

        assertThat(folded).hasToString("""
                graph constants (ai.onnx 21)
                  const tensor: float32[1, 2][3.0, 4.0]
                  const number: float32[][0.5]
                  const numbers: float32[3][1.0, 2.0, 3.0]
                  const integer: int64[][7]
                  const integers: int64[2][-1, 8]
                  y = Add(tensor, number)
                  output y, numbers, integer, integers
                """);
        assertThat(graph).hasToString(before);
        assertThat(pass.apply(folded)).isSameAs(folded);
    }

    @Test
    void leavesGraphsWithoutConstants() {
        GraphBuilder b = new GraphBuilder("plain");
        b.input("x", DataType.FLOAT32, Shape.of(2, 3));
        Graph graph = b.output(b.op("Relu", "x").named("y")).build();
        assertThat(pass.apply(graph)).isSameAs(graph);
    }

    @Test
    void refusesStrings() {
        GraphBuilder b = new GraphBuilder("text");
        constant(b, "labels", "value_strings", new Attribute.Texts(List.of("cat", "dog")));
        Graph graph = b.output("labels").build();
        assertThatThrownBy(() -> pass.apply(graph))
                .isInstanceOf(VizslaException.class)
                .hasMessage("Constant 'labels' holds value_strings, and only tensors of numbers are supported:"
                        + " export the model without it");
    }

    private static void constant(GraphBuilder b, String name, String form, Attribute value) {
        b.add(new Node("", "Constant", "", List.of(), List.of(name), Map.of(form, value)));
    }
}

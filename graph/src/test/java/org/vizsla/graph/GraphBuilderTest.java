package org.vizsla.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {
    private final GraphBuilder b = new GraphBuilder("net");

    GraphBuilderTest() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3));
    }

    @Test
    void equalConstantsAreShared() {
        assertThat(b.scalar(0.5f)).isEqualTo(b.scalar(0.5f)).isEqualTo("float/0.5");
        assertThat(b.integer(7)).isEqualTo(b.integer(7)).isEqualTo("int/7");
        assertThat(b.integers(1, -1)).isEqualTo(b.integers(1, -1)).isEqualTo("ints/1,-1");
        assertThat(b.scalar(0f)).isNotEqualTo(b.scalar(-0f));
        assertThat(b.scalar(Float.NaN)).isEqualTo(b.scalar(Float.NaN));
        assertThat(b.build().initializers()).hasSize(6);
    }

    @Test
    void theyAreSharedWithTheGraphThatOneStartsFrom() {
        b.scalar(0.5f);
        GraphBuilder derived = b.build().toBuilder();
        assertThat(derived.scalar(0.5f)).isEqualTo("float/0.5");
        assertThat(derived.build().initializers()).hasSize(1);
    }

    @Test
    void anotherConstantOfTheirNameIsNotTakenForThem() {
        b.initializer("float/0.5", Tensor.ofFloats(Shape.of(2), 3, 4));
        String half = b.scalar(0.5f);
        assertThat(half).isNotEqualTo("float/0.5").isEqualTo(b.scalar(0.5f));
        Tensors constants = new Tensors(b.build().initializers());
        assertThat(constants.get(half).floats()).containsExactly(0.5f);
        assertThat(constants.get("float/0.5").floats()).containsExactly(3, 4);
    }

    @Test
    void aNodeOrInputOfTheirNameIsNotTakenForThem() {
        b.input("int/7", DataType.FLOAT32, Shape.batchOf(3));
        b.op("Relu", "x").named("ints/1,2");
        GraphBuilder derived = b.build().toBuilder();
        String seven = derived.integer(7);
        String pair = derived.integers(1, 2);
        Tensors constants = new Tensors(derived.build().initializers());
        assertThat(constants.get(seven).longs()).containsExactly(7);
        assertThat(constants.get(pair).longs()).containsExactly(1, 2);
        assertThat(derived.build().initializers()).doesNotContainKeys("int/7", "ints/1,2");
    }

    @Test
    void aReplacedSharedConstantIsMadeAgain() {
        b.initializer(b.scalar(0.5f), Tensor.scalar(8f));
        String half = b.scalar(0.5f);
        Tensors constants = new Tensors(b.build().initializers());
        assertThat(constants.get("float/0.5").floats()).containsExactly(8f);
        assertThat(constants.get(half).floats()).containsExactly(0.5f);
    }

    @Test
    void freshNamesAreNew() {
        b.initializer("w", Tensor.scalar(1f));
        b.op("Relu", "x").named("r");
        assertThat(List.of(b.fresh("w"), b.fresh("r"), b.fresh("x"), b.fresh("w"), b.fresh("free")))
                .doesNotHaveDuplicates()
                .doesNotContain("w", "r", "x")
                .contains("free");
        assertThat(b.scope("part").fresh("r")).isEqualTo("part/r");
    }

    @Test
    void freshNamesAreNewInSubgraphsToo() {
        GraphBuilder inner = new GraphBuilder("body");
        inner.input("i", DataType.FLOAT32, Shape.of());
        inner.initializer("float/2.0", Tensor.scalar(9f));
        inner.op("Mul", "i", "float/2.0").named("Relu");
        b.op("If", b.input("go", DataType.BOOL, Shape.of()))
                .with("then_branch", new Attribute.OfGraph(inner.output("Relu").buildInner()))
                .named("y");
        GraphBuilder derived = b.output("y").build().toBuilder();
        for (GraphBuilder builder : List.of(b, derived)) {
            assertThat(builder.op("Relu", "x").value()).isNotEqualTo("Relu");
            assertThat(builder.scalar(2f)).isNotEqualTo("float/2.0");
            assertThat(builder.fresh("i")).isNotEqualTo("i");
            assertThat(builder.build().outputs()).containsExactly("y");
        }
    }

    @Test
    void optionalInputsAtTheEndAreLeftOut() {
        b.op("Clip", "x", "", "").named("y");
        b.op("Resize", "x", "", "scales", "").named("z");
        assertThat(b.initializer("scales", Tensor.scalar(1f))).isEqualTo("scales");
        List<Node> nodes = b.build().nodes();
        assertThat(nodes.get(0).inputs()).containsExactly("x");
        assertThat(nodes.get(1).inputs()).containsExactly("x", "", "scales");
        assertThat(nodes.get(1).input(1)).isNull();
    }

    @Test
    void aGraphDoesNotChangeWithItsBuilder() {
        Graph graph = b.build();
        b.initializer("w", Tensor.scalar(1f));
        b.op("Relu", "x").named("y");
        b.output("y").metadata("k", "v").opset("org.example", 1).name("other");
        b.value(new Value("y", DataType.FLOAT32, null));
        assertThat(graph).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[N, 3]
                  output\s
                """);
        assertThat(graph.metadata()).isEmpty();
        assertThatThrownBy(() -> graph.initializers().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aDerivedGraphKeepsEverything() {
        b.initializer("w", Tensor.scalar(1f));
        b.op("Mul", "x", "w").called("scale").with("k", "v").named("y");
        b.output("y").metadata("k", "v").opset("org.example", 1);
        b.value(new Value("y", DataType.FLOAT32, Shape.batchOf(3)));
        Graph graph = b.build();
        Graph same = graph.toBuilder().build();
        assertThat(same).hasToString(graph.toString());
        assertThat(same.metadata()).isEqualTo(graph.metadata());
        assertThat(same.values()).isEqualTo(graph.values());
    }

    @Test
    void aGraphKnowsItsValues() {
        b.initializer("w", Tensor.scalar(1f));
        b.op("Mul", "x", "w").named("y");
        b.op("Relu", "y").named("z");
        b.value(new Value("y", DataType.FLOAT32, Shape.batchOf(3)));
        Graph graph = b.output("z").build();
        assertThat(graph.shape("x")).isEqualTo(Shape.batchOf(3));
        assertThat(graph.shape("w")).isEqualTo(Shape.of());
        assertThat(graph.shape("y")).isEqualTo(Shape.batchOf(3));
        assertThat(graph.value("z")).isNull();
        assertThat(graph.shape("z")).isNull();
        assertThat(graph.producer("w")).isNull();
        assertThat(graph.producer("z")).isEqualTo(graph.nodes().get(1));
        assertThat(graph.isInput("x")).isTrue();
        assertThat(graph.isInput("w")).isFalse();
        assertThat(graph.defines("nothing")).isFalse();
    }

    @Test
    void anInitializerBecomesAnInput() {
        b.initializer("w", Tensor.ofFloats(Shape.of(2), 1, 2));
        b.initializerToInput("w");
        Graph graph = b.build();
        assertThat(graph.initializers()).isEmpty();
        assertThat(graph.value("w")).isEqualTo(new Value("w", DataType.FLOAT32, Shape.of(2)));
        assertThatThrownBy(() -> b.initializerToInput("v"))
                .isInstanceOf(GraphException.class)
                .hasMessage("there is no initializer 'v'");
    }

    @Test
    void inputsOutputsAndKnowledgeCanBeTakenBack() {
        b.input("spare", DataType.FLOAT32, Shape.of());
        b.op("Relu", "x").named("y");
        b.op("Relu", "y").named("z");
        b.value(new Value("y", DataType.FLOAT32, null)).value(new Value("z", DataType.FLOAT32, null));
        b.output("z").outputs(List.of("y")).removeInput("spare").forgetValue("z");
        Graph graph = b.build();
        assertThat(graph.outputs()).containsExactly("y");
        assertThat(graph.inputs()).extracting(Value::name).containsExactly("x");
        assertThat(graph.values()).containsOnlyKeys("y");
        assertThat(b.forgetValues().build().values()).isEmpty();
    }

    @Test
    void renamesByIdentity() {
        b.rename("x", "picture");
        assertThat(b.output("picture").build().nodes())
                .containsExactly(new Node("", "Identity", "", List.of("x"), List.of("picture"), java.util.Map.of()));
    }
}

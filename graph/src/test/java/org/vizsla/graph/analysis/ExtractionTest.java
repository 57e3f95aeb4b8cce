package org.vizsla.graph.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.GraphException;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;

class ExtractionTest {
    private final GraphBuilder b = new GraphBuilder("net");

    ExtractionTest() {
        b.input("x", DataType.FLOAT32, Shape.of(4));
    }

    @Test
    void takesWhatIsNeededAndNoMore() {
        b.initializer("w", Tensor.scalar(2f));
        b.initializer("before", Tensor.scalar(3f));
        b.op("Mul", "x", "before").named("a");
        b.op("Mul", "a", "w").named("y");
        b.op("Neg", "y").named("behind");
        b.value(new Value("a", DataType.FLOAT32, Shape.of(4)));
        Graph graph = b.output("behind").build();
        assertThat(Extraction.between(graph, List.of("a"), List.of("y"))).hasToString("""
                graph net (ai.onnx 21)
                  input a: float32[4]
                  const w: float32[][2.0]
                  y = Mul(a, w)
                  output y
                """);
    }

    @Test
    void anInputThatIsNeededBesideStays() {
        Graph part = Extraction.between(Branching.graph(), List.of("b"), List.of("y"));
        assertThat(part).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[2]
                  input b: float32[2]
                  y: float32[2] = Add(b, x)
                  output y
                """);
    }

    @Test
    void whatSubgraphsReadIsNeeded() {
        Graph part = Extraction.between(Branching.graph(), List.of("a"), List.of("b"));
        assertThat(part.inputs()).extracting(Value::name).containsExactly("go", "a");
        assertThat(part.initializers()).containsOnlyKeys("w");
        assertThat(part.nodes()).hasSize(1);
    }

    @Test
    void aConstantMayBecomeAnInput() {
        b.initializer("w", Tensor.scalar(2f));
        b.op("Mul", "x", "w").named("y");
        Graph part = Extraction.between(b.output("y").build(), List.of("x", "w"), List.of("y"));
        assertThat(part.inputs()).extracting(Value::name).containsExactly("x", "w");
        assertThat(part.initializers()).isEmpty();
    }

    @Test
    void aNodeMayComputeBothWhereAPartBeginsAndWhatItNeeds() {
        List<String> parts = b.op("Split", "x").with("num_outputs", 2).values(2);
        b.op("Add", parts.get(0), parts.get(1)).named("y");
        b.value(new Value(parts.get(0), DataType.FLOAT32, Shape.of(2)));
        Graph part = Extraction.between(b.output("y").build(), List.of(parts.get(0)), List.of("y"));
        assertThat(part.inputs()).extracting(Value::name).containsExactly("x", parts.get(0));
        assertThat(part.nodes()).hasSize(2);
    }

    @Test
    void aValueOfWhichNothingIsKnownCannotBecomeAnInput() {
        b.op("Relu", "x").named("a");
        b.op("Neg", "a").named("y");
        Graph graph = b.output("y").build();
        assertThatThrownBy(() -> Extraction.between(graph, List.of("a"), List.of("y")))
                .isInstanceOf(GraphException.class)
                .hasMessage("nothing is known of 'a', at which a part of 'net' would begin;"
                        + " learn its type and shape first");
    }

    @Test
    void theEdgeIsWhatAPartReadsAndDoesNotCompute() {
        assertThat(Extraction.edge(Branching.graph(), Set.of("b", "y"))).containsExactly("go", "a", "x");
    }
}

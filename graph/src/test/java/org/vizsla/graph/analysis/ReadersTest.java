package org.vizsla.graph.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;

class ReadersTest {
    @Test
    void aValueIsPinnedAsAnOutputOrByASubgraph() {
        Graph graph = Branching.graph();
        assertThat(Readers.pin(graph, "y")).isTrue();
        assertThat(Readers.pin(graph, "a")).isTrue();
        assertThat(Readers.pin(graph, "b")).isFalse();
        assertThat(Readers.rewirable(graph, "a")).isEmpty();
        assertThat(Readers.only(graph, "b")).isSameAs(graph.producer("y"));
    }

    @Test
    void anInputOrOutputOfTheGraphAndWhatASubgraphReadsExistForSomebody() {
        Graph graph = Branching.graph();
        assertThat(Readers.exist(graph, "a")).isTrue();
        assertThat(Readers.exist(graph, "y")).isTrue();
        assertThat(Readers.exist(graph, "product")).isFalse();
    }

    @Test
    void eachUseCounts() {
        GraphBuilder b = new GraphBuilder("net");
        b.input("x", DataType.FLOAT32, Shape.of(2));
        b.op("Relu", "x").named("a");
        b.op("Mul", "a", "a").called("square").named("y");
        Graph graph = b.output("y").build();
        assertThat(Readers.rewirable(graph, "a")).extracting(Node::name).containsExactly("square", "square");
        assertThat(Readers.only(graph, "a")).isNull();
    }
}

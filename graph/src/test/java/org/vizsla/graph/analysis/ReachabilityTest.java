package org.vizsla.graph.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;

class ReachabilityTest {
    @Test
    void whatASubgraphReadsCountsAsReadByItsNode() {
        Graph graph = Branching.graph();
        assertThat(Reachability.from(graph, "a")).containsExactly("a", "b", "y");
        assertThat(Reachability.from(graph, "w")).containsExactly("w", "b", "y");
        assertThat(Reachability.to(graph, "b")).containsExactlyInAnyOrder("b", "go", "a", "w", "x");
    }

    @Test
    void aValueBesideDoesNotCount() {
        Graph graph = Branching.graph();
        assertThat(Reachability.from(graph, "b")).containsExactly("b", "y");
        assertThat(Reachability.to(graph, "a")).containsExactlyInAnyOrder("a", "x");
    }

    @Test
    void aWayEndsAtValuesThatDoNotCarry() {
        GraphBuilder b = new GraphBuilder("net");
        b.input("x", DataType.FLOAT32, Shape.of(2));
        b.op("Relu", "x").named("a");
        b.op("Tanh", "a").named("b");
        b.op("Add", "x", "b").named("y");
        Graph graph = b.output("y").build();
        assertThat(Reachability.from(graph, List.of("x"), value -> !value.equals("a")))
                .containsExactly("x", "y");
    }

    @Test
    void outputsThatAreLeftOutAreNoValues() {
        GraphBuilder b = new GraphBuilder("net");
        b.input("x", DataType.FLOAT32, Shape.of(2));
        b.input("other", DataType.FLOAT32, Shape.of(2));
        List<String> parts = b.op("Split", "x").with("num_outputs", 2).values(2);
        b.op("Clip", "other", "", "").named("clipped");
        Graph graph = b.output(parts.get(1)).output("clipped").build();
        assertThat(Reachability.from(graph, "x")).doesNotContain("", "clipped");
    }
}

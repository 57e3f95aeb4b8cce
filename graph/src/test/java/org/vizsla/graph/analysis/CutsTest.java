package org.vizsla.graph.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;

class CutsTest {
    @Test
    void areWhereBranchesHaveComeTogether() {
        GraphBuilder b = new GraphBuilder("net");
        b.input("x", DataType.FLOAT32, Shape.of(2));
        b.op("Relu", "x").named("a");
        b.op("Tanh", "a").named("left");
        b.op("Sigmoid", "a").named("right");
        b.op("Add", "left", "right").named("sum");
        b.op("Neg", "sum").named("y");
        b.op("Exp", "a").named("beside");
        Graph graph = b.output("y").output("beside").build();
        assertThat(Cuts.between(graph, "x", "y")).containsExactly("x", "a", "sum", "y");
    }

    /** The first of its parts is not all of what passes, although no other is computed yet. */
    @Test
    void areNotThePartsOfASplit() {
        GraphBuilder b = new GraphBuilder("net");
        b.input("x", DataType.FLOAT32, Shape.of(2));
        b.op("Relu", "x").named("a");
        List<String> parts = b.op("Split", "a").with("num_outputs", 2).values(2);
        b.op("Concat", parts.get(1), parts.get(0)).with("axis", 0).named("both");
        List<String> one = b.op("Split", "both").with("num_outputs", 2).values(2);
        b.op("Neg", one.get(1)).named("y");
        assertThat(Cuts.between(b.output("y").build(), "x", "y")).containsExactly("x", "a", "both", one.get(1), "y");
    }

    @Test
    void aSubgraphsReadIsAWayToo() {
        assertThat(Cuts.between(Branching.graph(), "x", "y")).containsExactly("x", "y");
        assertThat(Cuts.between(Branching.graph(), "a", "y")).containsExactly("a", "b", "y");
    }
}

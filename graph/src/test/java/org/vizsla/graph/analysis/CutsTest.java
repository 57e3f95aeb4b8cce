package org.vizsla.graph.analysis;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void aSubgraphsReadIsAWayToo() {
        assertThat(Cuts.between(Branching.graph(), "x", "y")).containsExactly("x", "y");
        assertThat(Cuts.between(Branching.graph(), "a", "y")).containsExactly("a", "b", "y");
    }
}

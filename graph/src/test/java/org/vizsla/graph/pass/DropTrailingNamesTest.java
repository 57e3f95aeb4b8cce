package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;

class DropTrailingNamesTest {
    private static Graph graph(Node... nodes) {
        GraphBuilder b = new GraphBuilder("graph");
        b.input("x", DataType.FLOAT32, Shape.of(1, 2, 3, 4));
        b.input("s", DataType.FLOAT32, Shape.of(4));
        for (Node node : nodes) {
            b.add(node);
        }
        return b.output("y").build();
    }

    private static Node node(String operator, List<String> inputs, List<String> outputs) {
        return new Node("", operator, "", inputs, outputs, Map.of());
    }

    @Test
    void shortensInputsAndOutputs() {
        Graph graph = graph(node("LayerNormalization", List.of("x", "s", ""), List.of("y", "", "")));

        assertThat(new DropTrailingNames().apply(graph).nodes())
                .containsExactly(node("LayerNormalization", List.of("x", "s"), List.of("y")));
    }

    @Test
    void keepsNamesThatAreEmptyBeforeOthers() {
        Graph graph = graph(node("Clip", List.of("x", "", "s"), List.of("y")));

        assertThat(new DropTrailingNames().apply(graph)).isSameAs(graph);
    }

    @Test
    void keepsOutputsThatAreCounted() {
        Graph graph = graph(node("Split", List.of("x"), List.of("y", "")));

        assertThat(new DropTrailingNames().apply(graph)).isSameAs(graph);
    }

    @Test
    void shortensInSubgraphs() {
        GraphBuilder branch = new GraphBuilder("branch");
        branch.add(node("Clip", List.of("x", ""), List.of("z"))).output("z");
        Attribute inner = new Attribute.OfGraph(branch.buildInner());
        Node condition =
                new Node("", "If", "", List.of("s"), List.of("y"), Map.of("then_branch", inner, "else_branch", inner));

        Node changed = new DropTrailingNames().apply(graph(condition)).nodes().get(0);

        assertThat(changed.attributes().get("then_branch"))
                .isInstanceOfSatisfying(
                        Attribute.OfGraph.class,
                        shortened -> assertThat(shortened.value().nodes())
                                .containsExactly(node("Clip", List.of("x"), List.of("z"))));
    }
}

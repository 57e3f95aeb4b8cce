package org.vizsla.autodiff.lrp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.vizsla.autodiff.NodeCondition;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;

class FirstTest {
    private static final int BRANCHES = 300;

    /** A chain of Relus, and from its end many branches of two Abs each. */
    private static Graph fan() {
        GraphBuilder b = new GraphBuilder("fan");
        String value = b.input("x", DataType.FLOAT32, Shape.of(1, 4));
        for (int i = 0; i < BRANCHES; i++) {
            value = b.op("Relu", value).value();
        }
        Ops ops = new Ops(b);
        String sum = value;
        for (int i = 0; i < BRANCHES; i++) {
            String one = b.op("Abs", value).called("one").value();
            sum = ops.add(sum, b.op("Abs", one).called("two").value());
        }
        return b.output(sum).build();
    }

    @Test
    void isThatNoneOfTheKindLiesBefore() {
        Graph graph = fan();
        NodeCondition first = new First(NodeCondition.operator("Abs"));

        for (NodeCondition condition : List.of(first, first.in(graph))) {
            Node[] matched = graph.nodes().stream()
                    .filter(node -> condition.matches(graph, node))
                    .toArray(Node[]::new);
            assertThat(matched).hasSize(BRANCHES).allMatch(node -> node.name().equals("one"));
        }
    }

    @Test
    void looksAtEachNodeTwiceHoweverManyBranchesThereAre() {
        Graph graph = fan();
        AtomicInteger looks = new AtomicInteger();
        NodeCondition kind = (whole, node) -> {
            looks.incrementAndGet();
            return node.is("Abs");
        };

        NodeCondition first = new First(kind).in(graph);
        graph.nodes().forEach(node -> first.matches(graph, node));

        assertThat(looks.get()).isLessThanOrEqualTo(2 * graph.nodes().size());
    }
}

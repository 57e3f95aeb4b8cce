package org.vizsla.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReadersTest {
    @Test
    void areTheNodesThatUseAValueAlsoInTheirSubgraphs() {
        GraphBuilder b = new GraphBuilder("net");
        String x = b.input("x", DataType.FLOAT32, Shape.of(1));
        String twice = b.op("Mul", x, x).called("square").value();
        String unused = b.op("Neg", twice).called("unused").value();
        GraphBuilder then = new GraphBuilder("then").scope("then");
        String inner = then.op("Neg", x).value();
        Graph otherwise = new GraphBuilder("else").output(twice).buildInner();
        String y = b.op("If", b.op("Greater", twice, b.scalar(0)).called("test").value())
                .called("choice")
                .with("then_branch", new Attribute.OfGraph(then.output(inner).buildInner()))
                .with("else_branch", new Attribute.OfGraph(otherwise))
                .value();
        Graph graph = b.output(y).build();

        assertThat(graph.readers(x)).extracting(Node::name).containsExactly("square", "choice");
        assertThat(graph.readers(twice)).extracting(Node::name).containsExactly("unused", "test", "choice");
        assertThat(graph.readers(unused)).isEmpty();
        assertThat(graph.readers("nothing")).isEmpty();
        assertThatThrownBy(() -> graph.readers(x).clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}

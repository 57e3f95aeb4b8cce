package org.vizsla.autodiff.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.vizsla.autodiff.BackwardBuilder;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.runtime.LearnValues;

class SwishInOnePassTest {
    private final SwishInOnePass pass = new SwishInOnePass();

    @Test
    void multipliesOnce() {
        Graph joined = PassTesting.applied(pass, derivative(true));
        assertThat(joined.nodes().stream().filter(node -> node.is("Mul"))).hasSize(3);
        assertThat(joined.nodes().stream().filter(node -> node.is("Add"))).hasSize(1);
    }

    @Test
    void leavesTheGateOfAnotherValue() {
        Graph graph = derivative(false);
        assertThat(pass.apply(graph)).isSameAs(graph);
    }

    @Test
    void leavesWhatSomethingElseReads() {
        Graph graph = derivative(true);
        String direct = graph.nodes().stream()
                .filter(node -> node.is("Add"))
                .findFirst()
                .orElseThrow()
                .inputs()
                .get(0);
        Graph read = graph.toBuilder().output(direct).build();
        assertThat(pass.apply(read)).isSameAs(read);
    }

    /** The cotangent of x for {@code x sigmoid(x)}, or for {@code x sigmoid(z)}. */
    private static Graph derivative(boolean own) {
        GraphBuilder b = new GraphBuilder("net");
        Ops ops = new Ops(b);
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(4));
        String z = b.input("z", DataType.FLOAT32, Shape.batchOf(4));
        String y = b.rename(ops.mul(x, ops.sigmoid(own ? x : ops.add(x, z))), "y");
        Graph forward = LearnValues.apply(b.output(y).build());
        GraphBuilder backward = forward.toBuilder();
        String dy = backward.input("dy", DataType.FLOAT32, Shape.batchOf(4));
        Map<String, String> all = BackwardBuilder.append(backward, forward, Map.of(y, dy), List.of(x));
        return backward.outputs(List.of(y, Objects.requireNonNull(all.get(x)))).build();
    }
}

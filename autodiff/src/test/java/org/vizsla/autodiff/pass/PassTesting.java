package org.vizsla.autodiff.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.graph.pass.Pass;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.RandomTensors;
import org.vizsla.testkit.TensorAssertions;

/** What every pass must satisfy, beyond its own test. */
final class PassTesting {
    private PassTesting() {}

    /** Applies the pass, and compares both graphs at a batch of 3; INT64 inputs are given. */
    static Graph applied(Pass pass, Graph graph, Map<String, Tensor> given) {
        String before = graph.toString();
        Graph result = pass.apply(graph);
        assertThat(graph).hasToString(before);
        assertThat(pass.apply(result)).as("applied twice").isSameAs(result);
        assertSame(graph, result, 3, given);
        return result;
    }

    static Graph applied(Pass pass, Graph graph) {
        return applied(pass, graph, Map.of());
    }

    /** Compares all outputs of both graphs in ONNX Runtime; sums may be added up in another order. */
    static void assertSame(Graph before, Graph after, int batch, Map<String, Tensor> given) {
        Map<String, Tensor> feeds = new HashMap<>(given);
        RandomTensors random = new RandomTensors(3);
        for (Value input : before.inputs()) {
            long[] sizes = Objects.requireNonNull(input.shape()).sizes();
            sizes[0] = sizes[0] == Shape.UNKNOWN ? batch : sizes[0];
            feeds.computeIfAbsent(input.name(), name -> random.normal(sizes));
        }
        try (Session one = Session.open(before);
                Session other = Session.open(after)) {
            Map<String, Tensor> expected = one.run(feeds).byName();
            Map<String, Tensor> actual = other.run(feeds).byName();
            expected.forEach((name, tensor) ->
                    TensorAssertions.assertClose(name, Objects.requireNonNull(actual.get(name)), tensor, 5e-6));
        }
    }
}
